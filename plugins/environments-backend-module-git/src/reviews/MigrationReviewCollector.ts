import {
  type EvidenceState,
  listWords,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import pLimit from 'p-limit';
import { type Comparison, shorten } from './Comparison';
import {
  ComparisonReader,
  type ComparisonReaderOptions,
} from './ComparisonReader';
import { findBase } from './findBase';
import { findComparisons } from './findComparisons';
import { readReviewOptions } from './readReviewOptions';

/** The gravest first: all migrations of a release must have been reviewed. */
const GRAVITY: readonly EvidenceState[] = [
  'unknown',
  'pending',
  'warning',
  'passed',
  'not-applicable',
];

/** So many of the gravest are told in the summary. */
const SUMMARY_LENGTH = 3;

const MOST_NAMES = 5;

/** Each comparison asks several things at once itself. */
const AT_ONCE = 3;

/** More than a release of many services is made of. */
const MOST_COMPARISONS = 20;

/**
 * Finds out whether somebody else than who wrote them approved the migrations that a release brings
 * to its target, by the pull requests of GitHub, GitLab and Gitea.
 */
export class MigrationReviewCollector implements EvidenceCollector {
  readonly id = 'migration-review';
  readonly source = 'scm';
  readonly #reader: ComparisonReader;

  constructor(options: ComparisonReaderOptions) {
    this.#reader = new ComparisonReader(options);
  }

  checkOptions(options: Readonly<Record<string, unknown>>): void {
    readReviewOptions(options);
  }

  async collect(
    request: EvidenceRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<CollectedEvidence> {
    const options = readReviewOptions(request.options);
    const releaseKey = request.release.key;
    const base = findBase(request);
    if ('state' in base) {
      return { releaseKey, ...base };
    }
    const { comparisons, unseen } = findComparisons(request, base, options);
    const changed = comparisons.filter(each => each.base !== each.head);
    if (changed.length > MOST_COMPARISONS) {
      return {
        releaseKey,
        state: 'unknown',
        summary: `The release differs by ${changed.length} pairs of commits from what ${request.target.definition.name} runs, which are more than are asked about; the option repository narrows them.`,
      };
    }
    const limit = pLimit(AT_ONCE);
    const found = await Promise.all(
      changed.map(each =>
        limit(() => this.#reader.read(each, options.paths, signal)),
      ),
    );
    return {
      releaseKey,
      ...combine([
        ...found,
        ...tellUnseen(unseen),
        ...tellEqual(request, comparisons, changed),
      ]),
    };
  }
}

/** What cannot be seen into may bring migrations. */
function tellUnseen(unseen: readonly string[]): CollectedEvidence[] {
  return unseen.length > 0
    ? [
        {
          state: 'unknown',
          summary: `Nobody can see which migrations come with ${listWords(
            unseen,
            MOST_NAMES,
          )}: people review them, unless the options repository and image tell where they are.`,
        },
      ]
    : [];
}

function tellEqual(
  { release, target }: EvidenceRequest,
  comparisons: readonly Comparison[],
  changed: readonly Comparison[],
): CollectedEvidence[] {
  const commits = comparisons
    .filter(each => !changed.includes(each))
    .map(({ head }) => shorten(head));
  const { name } = target.definition;
  return changed.length === 0
    ? [
        {
          state: 'not-applicable',
          summary:
            commits.length > 0
              ? `${
                  release.name
                } takes the place of the same commits in ${name} (${listWords(
                  [...new Set(commits)],
                  MOST_NAMES,
                )}): it brings no migration.`
              : `Nothing of ${release.name} differs from what it takes the place of in ${name}: it brings no migration.`,
        },
      ]
    : [];
}

/** What all comparisons come to; what was asked and answered is told of each. */
function combine(all: readonly CollectedEvidence[]): CollectedEvidence {
  const [state] = GRAVITY.filter(each => all.some(one => one.state === each));
  const decisive = all.filter(one => one.state === state);
  const [first] = decisive;
  const asked = all.flatMap(one => one.asked ?? []);
  const answered = all.map(one => one.answered ?? one.summary);
  return {
    ...first,
    summary: decisive
      .slice(0, SUMMARY_LENGTH)
      .map(({ summary }) => summary)
      .join(' '),
    asked: asked.length > 0 ? asked.join('\n') : undefined,
    answered:
      all.length > 1 || first.answered ? answered.join('\n') : undefined,
  };
}
