import type { UserEntity } from '@backstage/catalog-model';
import { type GitIdentity, toIdentityWords } from '../git/GitIdentity';

/**
 * A person of the catalog, as the author of commits. What their profile does not tell is taken of
 * the fallback.
 *
 * @public
 */
export function authorOf(
  user: { entity?: UserEntity; ref?: string } | undefined,
  fallback: GitIdentity,
): GitIdentity {
  const profile = user?.entity?.spec.profile;
  const name =
    profile?.displayName ?? user?.entity?.metadata.name ?? user?.ref ?? '';
  return {
    name: toIdentityWords(name) || fallback.name,
    email: toIdentityWords(profile?.email ?? '') || fallback.email,
  };
}
