/**
 * Whether two entity refs name the same person: the catalog does not tell upper case from lower,
 * and not every sign-in writes refs alike.
 *
 * @public
 */
export function isSamePerson(one: string, other: string): boolean {
  return identify(one) === identify(other);
}

function identify(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
