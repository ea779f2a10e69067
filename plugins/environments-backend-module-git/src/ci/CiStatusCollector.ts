import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import type {
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import { CommitReader, type CommitReaderOptions } from './CommitReader';
import { findCommits } from './findCommits';
import { readCiOptions } from './readCiOptions';

/** The gravest first: all commits of a release must have passed. */
const GRAVITY: readonly EvidenceState[] = ['failed', 'unknown', 'pending'];

/** Finds what CI says of the commits of a release, at GitHub, GitLab and Gitea. */
export class CiStatusCollector implements EvidenceCollector {
  readonly id = 'ci-status';
  readonly source = 'scm';
  readonly #reader: CommitReader;

  constructor(options: CommitReaderOptions) {
    this.#reader = new CommitReader(options);
  }

  checkOptions(options: Readonly<Record<string, unknown>>): void {
    readCiOptions(options);
  }

  async collect(
    request: EvidenceRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<CollectedEvidence> {
    const options = readCiOptions(request.options);
    const releaseKey = request.release.key;
    const found = findCommits(request, options);
    if (!('commits' in found)) {
      return { releaseKey, ...found };
    }
    const all = await Promise.all(
      found.commits.map(commit =>
        this.#reader.read(commit, options.contexts, signal),
      ),
    );
    return { releaseKey, ...combine(all) };
  }
}

/** What all commits come to; what was asked and answered is told of each. */
function combine(all: readonly CollectedEvidence[]): CollectedEvidence {
  const gravest =
    GRAVITY.map(state => all.find(one => one.state === state)).find(
      one => one !== undefined,
    ) ?? all[0];
  if (all.length === 1) {
    return gravest;
  }
  return {
    ...gravest,
    summary:
      gravest.state === 'passed'
        ? `CI succeeded on all ${all.length} commits of the release.`
        : gravest.summary,
    asked: all.flatMap(({ asked }) => asked ?? []).join('\n'),
    answered: all.map(({ summary }) => summary).join('\n'),
  };
}
