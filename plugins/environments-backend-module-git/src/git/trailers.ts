import { toIdentityWords } from './GitIdentity';

/**
 * A commit message that ends with trailers. Values give nobody a line of their own.
 *
 * @public
 */
export function writeTrailers(
  text: string,
  trailers: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(trailers).map(
    ([name, value]) => `${name}: ${toIdentityWords(value)}`,
  );
  return [text.trim(), lines.join('\n')]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/**
 * The trailers of a commit message. Only the last paragraph has them: a person writes the others.
 *
 * @public
 */
export function readTrailers(message: string): ReadonlyMap<string, string> {
  const paragraphs = message.trim().split(/\n\s*\n/);
  return new Map(
    (paragraphs.at(-1) ?? '').split('\n').map(line => {
      const [name, ...value] = line.split(': ');
      return [name, value.join(': ').trim()] as const;
    }),
  );
}
