/**
 * What a status means to a person, whatever it is the status of. Each tone has a shape and a
 * colour of its own.
 *
 * @public
 */
export type Tone =
  | 'critical'
  | 'warning'
  | 'unknown'
  | 'progressing'
  | 'suspended'
  | 'excused'
  | 'healthy';

/** Colours that can be read as text, on the page and on a card. */
const COLOURS: Record<'light' | 'dark', Record<Tone, string>> = {
  light: {
    critical: '#b8122a',
    warning: '#8f5200',
    unknown: '#73389b',
    progressing: '#1f5493',
    suspended: '#5a5f66',
    excused: '#00666b',
    healthy: '#117336',
  },
  dark: {
    critical: '#ffa3a3',
    warning: '#ffb84d',
    unknown: '#ddb8f5',
    progressing: '#9ac8ff',
    suspended: '#cfd2d6',
    excused: '#7fdbe0',
    healthy: '#7fdc97',
  },
};

/**
 * The colour of a tone in a light or dark theme.
 *
 * @public
 */
export function toneColour(tone: Tone, theme: 'light' | 'dark'): string {
  return COLOURS[theme][tone];
}
