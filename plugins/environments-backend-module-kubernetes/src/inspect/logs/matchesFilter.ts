/** Whether a line has the wanted text in it, whatever its case. */
export function matchesFilter(
  text: string,
  filter: string | undefined,
): boolean {
  return (
    !filter ||
    text.toLocaleLowerCase('en-US').includes(filter.toLocaleLowerCase('en-US'))
  );
}
