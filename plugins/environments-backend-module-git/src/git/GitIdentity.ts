/**
 * Who wrote a commit.
 *
 * @public
 */
export interface GitIdentity {
  name: string;
  email: string;
}

/**
 * A commit tells name and address by lines and angle brackets: what would end them is left out.
 */
export function toIdentityWords(text: string): string {
  return text.replace(/[<>\p{Cc}]+/gu, ' ').trim();
}
