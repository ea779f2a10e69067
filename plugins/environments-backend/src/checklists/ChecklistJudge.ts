import type {
  Blocker,
  Checklist,
  ChecklistItemResult,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { ChecklistBook } from './ChecklistBook';
import type { ComingReader } from './ComingReader';
import { isOneRelease } from './isOneRelease';
import type { SheetFollower } from './SheetFollower';

export interface ChecklistJudgeOptions {
  book: Pick<ChecklistBook, 'judge'>;
  coming: Pick<ComingReader, 'read'>;
  follower: Pick<SheetFollower, 'definitionOf'>;
  now: () => number;
}

/** What checklists say to a deployment. */
export interface ChecklistSays {
  blockers: Blocker[];
  warnings: string[];
  /** The open checklist that says so. */
  checklist?: Checklist;
}

const SILENCE: ChecklistSays = { blockers: [], warnings: [] };

/** Says whether the checklist of what comes next lets an environment be deployed to. From memory. */
export class ChecklistJudge {
  readonly #options: ChecklistJudgeOptions;

  constructor(options: ChecklistJudgeOptions) {
    this.#options = options;
  }

  /** For a person whose own signatures may not count, or for nobody in particular. */
  judge(environment: EnvironmentDefinition, requester?: string): ChecklistSays {
    const { book, coming } = this.#options;
    if (environment.promotesFrom === undefined) {
      return SILENCE;
    }
    const next = coming.read(environment);
    if ('problem' in next) {
      return this.#inDoubt(environment, next.problem);
    }
    if (next.standing === 'deployed') {
      return SILENCE;
    }
    const checklist = book.judge(environment.ref, { requester });
    if (
      checklist?.standing !== 'open' ||
      !isOneRelease(checklist.release, next.release)
    ) {
      return this.#inDoubt(
        environment,
        `The checklist of ${next.release.name} is being made; look again in a moment.`,
      );
    }
    return {
      blockers: checklist.verdict.blockers,
      warnings: toWarnings(checklist.items),
      checklist,
    };
  }

  /** What is not known holds where something is required, and is never passed. */
  #inDoubt(environment: EnvironmentDefinition, problem: string): ChecklistSays {
    const now = this.#options.now();
    const { items } = this.#options.follower.definitionOf(environment);
    const isRequired = items.some(
      ({ mode, requiredFrom }) =>
        mode === 'required' &&
        (requiredFrom === undefined || Date.parse(requiredFrom) <= now),
    );
    return isRequired
      ? {
          blockers: [
            {
              code: 'checklist',
              message: `The checklist of ${environment.name} cannot be judged. ${problem}`,
              overridable: true,
              remedy:
                'It is judged by itself once it is known what comes next.',
            },
          ],
          warnings: [],
        }
      : SILENCE;
  }
}

/** Required items each by itself; of advisory ones one sentence, as they hold nobody. */
function toWarnings(items: readonly ChecklistItemResult[]): string[] {
  const doubtful = items.filter(
    ({ mode, state }) =>
      mode === 'required' && (state === 'warning' || state === 'waived'),
  );
  const open = items.filter(
    ({ mode, state }) =>
      mode === 'advisory' &&
      ['failed', 'unknown', 'pending', 'warning'].includes(state),
  );
  return [
    ...doubtful.map(({ item, reason }) => `“${item.title}”: ${reason}`),
    ...(open.length > 0 ? [describeOpen(open)] : []),
  ];
}

function describeOpen(open: readonly ChecklistItemResult[]): string {
  const names = open.map(({ item, state }) => `“${item.title}” (${state})`);
  return `The checklist advises to look at ${names.join(', ')}.`;
}
