import type { GitSubject } from '../git/explainGitFailure';
import { RemoteRepository } from '../git/RemoteRepository';
import { withScratchRepository } from '../git/withScratchRepository';
import type { RepositoryAccess } from '../hosts/RepositoryAccess';
import type { ObjectStore } from './ObjectStore';

/** More than the newest commits of a repository of deployments hold. */
const MOST_BYTES = 64 * 2 ** 20;

/** A repository there, and a place of ours for what is read of it. */
export interface OpenRepository {
  access: RepositoryAccess;
  remote: RemoteRepository;
  store: ObjectStore;
  signal: AbortSignal;
}

/** Lends a repository for some work; what was read of it goes when the work is done. */
export async function openRepository<T>(
  access: RepositoryAccess,
  options: Pick<GitSubject, 'deed' | 'needs'> & { signal: AbortSignal },
  work: (repository: OpenRepository) => Promise<T>,
): Promise<T> {
  const { deed, needs, signal } = options;
  const { url, subject } = access;
  const remote = new RemoteRepository({
    url,
    credentials: await access.credentials(),
    subject: { ...subject, deed, needs },
    signal,
    mostBytes: MOST_BYTES,
    tooLarge: `Repository ${subject.repository} of ${subject.host} is larger than what is read: 64 MB for its newest commits.`,
  });
  return await withScratchRepository(gitdir =>
    work({ access, remote, store: { gitdir, cache: {} }, signal }),
  );
}
