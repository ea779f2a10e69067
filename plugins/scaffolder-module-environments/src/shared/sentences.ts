import { sentenceOf } from '@flightdeck/plugin-environments-react';

/** Says that something is not known now, why, and that this is no obstacle. */
export function cannotBeChecked(error: Error): string {
  return `${sentenceOf(
    error,
  )} You can go on; it is checked again before anything is made.`;
}

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
export function listOf(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
