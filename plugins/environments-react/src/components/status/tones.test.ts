import { toneColour, type Tone } from './tones';

const TONES: Tone[] = [
  'critical',
  'warning',
  'unknown',
  'progressing',
  'suspended',
  'excused',
  'healthy',
];

/** The page and the card of Backstage's own themes. */
const BACKGROUNDS = {
  light: ['#f8f8f8', '#ffffff'],
  dark: ['#333333', '#424242'],
} as const;

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map(start => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map(part =>
      part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('tones in a %s theme', theme => {
  it.each(TONES)('%s can be read as text', tone => {
    for (const background of BACKGROUNDS[theme]) {
      expect(
        contrast(toneColour(tone, theme), background),
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('has a colour for each', () => {
    expect(new Set(TONES.map(tone => toneColour(tone, theme))).size).toBe(
      TONES.length,
    );
  });
});
