import {
  ANNOTATION_PROMOTES_FROM,
  type Blocker,
  type Checklist,
  type ChecklistItemResult,
  type DeliveryAction,
  type EnvironmentDefinition,
  type Release,
} from '@flightdeck/plugin-environments-common';
import type { BroughtImages } from '../actions/BroughtImages';
import type { ChecklistBook } from './ChecklistBook';
import type { ComingReader } from './ComingReader';
import type { DeployedReleases } from './DeployedReleases';
import type { Coming } from './findComing';
import { findStrangers } from './findStrangers';
import { isOneRelease } from './isOneRelease';
import { judgeImages } from './judgeImages';
import type { SheetFollower } from './SheetFollower';

export interface ChecklistJudgeOptions {
  book: Pick<ChecklistBook, 'judge'>;
  coming: Pick<ComingReader, 'current' | 'read'>;
  deployed: Pick<DeployedReleases, 'of'>;
  follower: Pick<SheetFollower, 'definitionOf'>;
  now: () => number;
}

/** A deployment that somebody asks about. */
export interface AskedDeployment {
  /** Absent when it is asked in general. */
  action?: DeliveryAction;
  /** Entity ref of a person whose own signatures may not count; absent for nobody in particular. */
  requester?: string;
  /** The images that it brings; absent when nobody has looked. */
  brings?: BroughtImages;
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

  judge(
    environment: EnvironmentDefinition,
    { action, brings, requester }: AskedDeployment = {},
  ): ChecklistSays {
    if (environment.promotesFrom === undefined) {
      // What comes next is promoted by its stage alone, and no checklist was about it.
      return action === 'promote'
        ? this.#inDoubt(
            environment,
            `It does not name the environment before it: see ${ANNOTATION_PROMOTES_FROM}.`,
          )
        : SILENCE;
    }
    if (action === 'sync' && brings && this.#isRepair(environment, brings)) {
      return SILENCE;
    }
    const next = this.#options.coming.read(environment);
    if ('problem' in next) {
      return this.#inDoubt(environment, next.problem);
    }
    const says =
      next.standing === 'deployed'
        ? SILENCE
        : this.#judgeOpen(environment, next, requester);
    const others = brings
      ? this.#judgeImages(environment, next, brings)
      : SILENCE;
    return {
      ...says,
      blockers: [...others.blockers, ...says.blockers],
      warnings: [...others.warnings, ...says.warnings],
    };
  }

  /** What goes back, or brings back what runs, waits for no checklist. */
  #isRepair(
    environment: EnvironmentDefinition,
    { images, isWhole, untold }: BroughtImages,
  ): boolean {
    return (
      isWhole &&
      untold.length === 0 &&
      findStrangers(images, this.#formerOf(environment)).length === 0
    );
  }

  /** What runs in an environment, or ran there. */
  #formerOf(environment: EnvironmentDefinition): Release[] {
    const { coming, deployed } = this.#options;
    const current = coming.current(environment);
    return [...(current ? [current] : []), ...deployed.of(environment.ref)];
  }

  #judgeOpen(
    environment: EnvironmentDefinition,
    next: Coming,
    requester: string | undefined,
  ): ChecklistSays {
    const { book } = this.#options;
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

  /** What no checklist was asked about holds, unless it goes back to what ran before. */
  #judgeImages(
    environment: EnvironmentDefinition,
    { release }: Coming,
    brings: BroughtImages,
  ): ChecklistSays {
    const blockers = judgeImages(brings, {
      name: environment.name,
      release,
      others: this.#formerOf(environment),
    });
    return this.#isRequired(environment)
      ? { blockers, warnings: [] }
      : { blockers: [], warnings: blockers.map(({ message }) => message) };
  }

  /** What is not known holds where something is required, and is never passed. */
  #inDoubt(environment: EnvironmentDefinition, problem: string): ChecklistSays {
    return this.#isRequired(environment)
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

  #isRequired(environment: EnvironmentDefinition): boolean {
    const { follower, now } = this.#options;
    const at = now();
    return follower
      .definitionOf(environment)
      .items.some(
        ({ mode, requiredFrom }) =>
          mode === 'required' &&
          (requiredFrom === undefined || Date.parse(requiredFrom) <= at),
      );
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
