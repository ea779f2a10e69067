import { amountOf } from './amountOf';

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Digest of a Pod template, written as Kubernetes does: no vowels, so that no words appear. */
export function templateHash(template: unknown): string {
  return safeEncode(String(fnv32a(canonical(template))));
}

/** Suffix of a generated name. */
export function randomSuffix(random: () => number, length = 5): string {
  return Array.from(
    { length },
    () => ALPHABET[Math.floor(random() * ALPHABET.length)],
  ).join('');
}

/**
 * Key order, empty fields and the spelling of quantities make no difference: clients such as
 * `kubectl rollout undo` write templates back in another form.
 */
function canonical(template: unknown): string {
  return JSON.stringify(template, (key, field: unknown) => {
    if (typeof field !== 'object' || field === null || Array.isArray(field)) {
      return field;
    }
    const isQuantities = key === 'limits' || key === 'requests';
    return Object.fromEntries(
      Object.entries(field)
        .filter(([, item]) => !isEmpty(item))
        .map(([name, item]) => [
          name,
          isQuantities ? amountOf(String(item)) || item : item,
        ])
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  });
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}

function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) {
    // eslint-disable-next-line no-bitwise
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

function safeEncode(digits: string): string {
  return [...digits]
    .map(digit => ALPHABET[digit.charCodeAt(0) % ALPHABET.length])
    .join('');
}
