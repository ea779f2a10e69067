import type { UserEntity } from '@backstage/catalog-model';
import type { GitIdentity } from '../git/GitIdentity';

/** Who started a task, as the author of its commits. */
export function authorOf(
  user: { entity?: UserEntity; ref?: string } | undefined,
  fallback: GitIdentity,
): GitIdentity {
  const profile = user?.entity?.spec.profile;
  const name =
    profile?.displayName ?? user?.entity?.metadata.name ?? user?.ref ?? '';
  return {
    name: toWords(name) || fallback.name,
    email: toWords(profile?.email ?? '') || fallback.email,
  };
}

/** A commit tells name and address by lines and angle brackets. */
function toWords(text: string): string {
  return text.replace(/[<>\p{Cc}]+/gu, ' ').trim();
}
