/** Colours that can be read as text on a card and told apart; a word stands beside each. */
const COLOURS = {
  light: ['#1f5493', '#8f5200', '#117336', '#73389b', '#a3195b', '#0b6b75'],
  dark: ['#9ac8ff', '#ffb84d', '#7fdc97', '#ddb8f5', '#ff9ecb', '#7fdbe6'],
} as const;

/** The colour of a Pod: the same for the same name. */
export function podColour(pod: string, theme: 'light' | 'dark'): string {
  let hash = 0;
  for (const character of pod) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  }
  const colours = COLOURS[theme];
  return colours[hash % colours.length];
}

/** The part of a Pod's name that tells it from its siblings. */
export function shortPodName(pod: string): string {
  return /-([a-z0-9]{5})$/.exec(pod)?.[1] ?? pod;
}
