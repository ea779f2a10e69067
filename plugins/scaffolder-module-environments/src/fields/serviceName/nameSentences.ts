import type { ServiceNameAnswer } from '@flightdeck/plugin-environments-common';

/** Says that a name cannot be had, and who has it. */
export function takenSentence({ name, claims }: ServiceNameAnswer): string {
  const taken = claims.filter(({ state }) => state === 'exists');
  return `The name ${name} is taken. ${taken
    .map(({ message }) => message)
    .join(' ')}`;
}

/** Says who could not tell whether a name is free. */
export function doubtSentence({ claims }: ServiceNameAnswer): string {
  const messages = claims
    .filter(({ state }) => state === 'unknown')
    .map(({ message }) => message);
  return [...new Set(messages)].join(' ');
}
