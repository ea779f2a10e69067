/** `container "a"` or `containers "a", "b"`. */
export function named(noun: string, names: readonly string[]): string {
  const quoted = names.map(name => JSON.stringify(name)).join(', ');
  return `${noun}${names.length === 1 ? '' : 's'} ${quoted}`;
}
