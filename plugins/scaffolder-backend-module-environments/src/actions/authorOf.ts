import type { UserEntity } from '@backstage/catalog-model';
import type { GitIdentity } from '../git/GitIdentity';

/** Who started a task, as the author of its commits. */
export function authorOf(
  user: { entity?: UserEntity; ref?: string } | undefined,
  fallback: GitIdentity,
): GitIdentity {
  const profile = user?.entity?.spec.profile;
  return {
    name:
      profile?.displayName ??
      user?.entity?.metadata.name ??
      user?.ref ??
      fallback.name,
    email: profile?.email ?? fallback.email,
  };
}
