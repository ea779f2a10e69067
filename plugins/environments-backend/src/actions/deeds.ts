import { createHash } from 'node:crypto';
import type { Deed } from '@flightdeck/plugin-environments-common';

const MOST_NAMED = 5;

/** A deed, told apart from others of its words by everything that matters of it. */
export function toDeed(text: string, ...matters: unknown[]): Deed {
  const digest = createHash('sha256')
    .update(JSON.stringify([text, ...matters]))
    .digest('base64url')
    .slice(0, 22);
  return { text: text.slice(0, 700), digest };
}

/** What would be done that was not agreed to, and the other way round; undefined when nothing. */
export function describeDeedChanges(
  seen: readonly Deed[],
  current: readonly Deed[],
): string | undefined {
  const before = new Map(seen.map(({ text, digest }) => [text, digest]));
  const after = new Map(current.map(({ text, digest }) => [text, digest]));
  const sentences = [
    tell(
      'New is',
      [...after.keys()].filter(text => !before.has(text)),
    ),
    tell(
      'Gone is',
      [...before.keys()].filter(text => !after.has(text)),
    ),
    tell(
      'Different in detail is',
      [...after].flatMap(([text, digest]) =>
        before.has(text) && before.get(text) !== digest ? [text] : [],
      ),
    ),
  ].filter(sentence => sentence !== '');
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

function tell(what: string, texts: readonly string[]): string {
  if (texts.length === 0) {
    return '';
  }
  const named = texts.slice(0, MOST_NAMED).map(text => `“${text}”`);
  const rest = texts.length - named.length;
  return `${what}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
