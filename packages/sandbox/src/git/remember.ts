/** More than the sandbox ever compares at once. */
const REMEMBERED = 200;

/**
 * Each answer costs a process, so it is kept; the oldest goes when there are too many. Failures are
 * not kept.
 */
export function remember<T>(
  answers: Map<string, Promise<T>>,
  key: string,
  find: () => Promise<T>,
): Promise<T> {
  const known = answers.get(key);
  if (known) {
    return known;
  }
  const answer = find();
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  const [oldest] = answers.keys();
  if (answers.size > REMEMBERED && oldest !== undefined) {
    answers.delete(oldest);
  }
  return answer;
}
