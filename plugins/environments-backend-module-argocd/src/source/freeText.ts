export const WITHHELD =
  'The message is withheld: it may hold a value of the Secret.';

/** No token of sense is longer; the limit keeps hostile text from costing time. */
const ADDRESS_CREDENTIALS =
  /\/\/(?:[^\s/@:]{0,4096}:(?!\d+\/)\S{0,4096}|[^\s/]{0,4096})@/g;

/**
 * Some people write a token into the address of a repository, and Argo CD repeats the address in
 * what it says: everything between `//` and the last `@` before the host goes.
 */
export function withoutCredentials(text: string): string {
  return text.replace(ADDRESS_CREDENTIALS, '//');
}

export function mentionsSecret(text: string): boolean {
  return /secret/i.test(text);
}

/** What Argo CD said, fit to be shown and stored; undefined when it said nothing. */
export function toShown(
  text: string | null | undefined,
  withheld: boolean,
): string | undefined {
  if (!text) {
    return undefined;
  }
  return withheld ? WITHHELD : withoutCredentials(text);
}
