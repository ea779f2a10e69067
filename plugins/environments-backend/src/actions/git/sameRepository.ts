/** Whether two addresses are of one repository: `.git` at the end and the case of the host say nothing. */
export function isSameRepository(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

function canonical(address: string): string {
  const bare = address.replace(/\/+$/, '').replace(/\.git$/, '');
  return bare.replace(/^[^/]*\/\/[^/]*/, start => start.toLowerCase());
}
