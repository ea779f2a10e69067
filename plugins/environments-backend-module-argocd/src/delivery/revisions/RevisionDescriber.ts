import { isError } from '@backstage/errors';
import type {
  Application,
  DeployedCommit,
} from '@flightdeck/plugin-environments-common';
import { maskText } from '@flightdeck/plugin-environments-common';
import type { ApiRevisionMetadata } from '../../client/deliverySchemas';
import { withoutCredentials } from '../../source/freeText';
import type { ApplicationTarget } from '../ApplicationTarget';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const MOST_KEPT = 5_000;
const LONGEST_MESSAGE = 300;

interface Request {
  application: Application;
  revisions: readonly string[];
  historyId?: number;
}

function toCommit(
  commit: DeployedCommit,
  { author, date, message }: ApiRevisionMetadata,
): DeployedCommit {
  const [line = ''] = (message ?? '').trim().split('\n');
  return {
    ...commit,
    // The address is nobody's business here.
    author: author?.replace(/\s*<[^>]*>\s*$/, '') || undefined,
    message: maskText(withoutCredentials(line)).slice(0, LONGEST_MESSAGE),
    committedAt: date ?? undefined,
  };
}

/**
 * Tells who wrote the commits that an application deploys. A commit never changes, so that which is
 * known is kept, as far as there is room.
 */
export class RevisionDescriber {
  readonly #known = new Map<string, DeployedCommit>();

  describe(
    target: ApplicationTarget,
    { application, revisions, historyId }: Request,
    options: { signal: AbortSignal },
  ): Promise<DeployedCommit[]> {
    return Promise.all(
      revisions.map(async (revision, sourceIndex) => {
        const source = application.sources.at(sourceIndex);
        const repository = source?.repoUrl;
        const commit = { revision, repository };
        // Of a chart Argo CD tells no author; asked for one, it fails.
        if (source?.chart) {
          return commit;
        }
        const key = JSON.stringify([target.instance, repository, revision]);
        const known = this.#known.get(key);
        if (known) {
          return known;
        }
        const where = { revision, sourceIndex, historyId };
        const told = await this.#ask(target, where, commit, options);
        if (told && COMMIT.test(revision)) {
          this.#keep(key, told);
        }
        return told ?? commit;
      }),
    );
  }

  async #ask(
    target: ApplicationTarget,
    where: { revision: string; sourceIndex: number; historyId?: number },
    commit: DeployedCommit,
    options: { signal: AbortSignal },
  ): Promise<DeployedCommit | undefined> {
    try {
      const metadata = await target.read(api =>
        api.describeRevision(target.ref, where, options),
      );
      return toCommit(commit, metadata);
    } catch (error) {
      // That nobody knows the revision any more is no failure of what asks for it.
      if (!isError(error) || options.signal.aborted) {
        throw error;
      }
      return undefined;
    }
  }

  #keep(key: string, commit: DeployedCommit): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST_KEPT && oldest !== undefined) {
      this.#known.delete(oldest);
    }
    this.#known.set(key, commit);
  }
}
