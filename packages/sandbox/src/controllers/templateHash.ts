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

/** Key order and empty fields make no difference: clients write templates back in other forms. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(
          Object.entries(field)
            .filter(([, item]) => !isEmpty(item))
            .sort(([left], [right]) => (left < right ? -1 : 1)),
        )
      : field,
  );
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
