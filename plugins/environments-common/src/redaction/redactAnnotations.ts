import { HIDDEN, maskText, namesSecret } from './maskText';

const MOST_BYTES = 256;
const LAST_APPLIED = /last-applied/;
/** A command that `kubectl --record` noted, with values of variables in it. */
const SETS_VALUES = /\bset\s+env\b|--env\b|--from-literal\b/;
/** Pieces of the configuration of a proxy, which set headers to whatever they like. */
const PROXY_SETTINGS = /(?:snippet|headers?)$/i;

function isStructured(value: string): boolean {
  const text = value.trim();
  if (!/^[[{]/.test(text)) {
    // YAML of an object.
    return /^(?:apiVersion|kind|spec|data):/m.test(text);
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps the annotations that say something of an object, and drops those that hold another text
 * of an object, such as the last applied configuration, or that are too long to be read.
 */
export function redactAnnotations(annotations: object): Record<string, string> {
  const kept = Object.entries(annotations).flatMap(
    ([key, value]: [string, unknown]): [string, string][] => {
      if (
        typeof value !== 'string' ||
        LAST_APPLIED.test(key) ||
        SETS_VALUES.test(value) ||
        new TextEncoder().encode(value).length > MOST_BYTES ||
        isStructured(value)
      ) {
        return [];
      }
      const isHidden = namesSecret(key) || PROXY_SETTINGS.test(key);
      return [[key, isHidden ? HIDDEN : maskText(value)]];
    },
  );
  return Object.fromEntries(kept);
}
