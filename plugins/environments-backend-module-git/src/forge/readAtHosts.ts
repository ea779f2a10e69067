import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';
import type { HostApi } from '../hosts/HostApi';
import type { RepositoryAccess } from '../hosts/RepositoryAccess';
import type { RepositoryHosts } from '../hosts/RepositoryHosts';
import { ForgeFailure } from './ForgeFailure';

/** A repository of a host that has an API. */
export type ForgeAccess = RepositoryAccess & { api: HostApi };

/**
 * Reads something that is in one of some repositories: the first of them that tells. Where none does,
 * a host that broke is told of before one that does not have it. Undefined when none of the
 * repositories is at a host with an API.
 */
export async function readAtHosts(
  hosts: Pick<RepositoryHosts, 'find'>,
  repositories: readonly string[],
  read: (access: ForgeAccess) => Promise<CollectedEvidence>,
): Promise<CollectedEvidence | undefined> {
  const failures: CollectedEvidence[] = [];
  for (const repository of repositories) {
    const access = hosts.find(repository);
    if (hasApi(access)) {
      const found = await read(access);
      if (!found.error) {
        return found;
      }
      failures.push(found);
    }
  }
  return (
    failures.find(({ error }) => error?.kind !== 'no-data') ?? failures.at(0)
  );
}

/**
 * What a failure of a host comes to as evidence. Whatever else went wrong is thrown again.
 *
 * @param trouble - what nobody can tell because of it, without a full stop
 */
export function toUnknown(
  error: unknown,
  trouble: string,
): Pick<CollectedEvidence, 'state' | 'summary' | 'error'> {
  if (!(error instanceof ForgeFailure)) {
    throw error;
  }
  const { kind, message } = error;
  return {
    state: 'unknown',
    summary: `${trouble}: ${message}`,
    error: { kind, message },
  };
}

function hasApi(access: RepositoryAccess | undefined): access is ForgeAccess {
  return access?.api !== undefined;
}
