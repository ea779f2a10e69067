import { isError } from '@backstage/errors';
import type {
  Blocker,
  DeploymentVerdict,
  EnvironmentDefinition,
  Operation,
} from '@flightdeck/plugin-environments-common';
import type { DeploymentGate } from '../../actions/DeploymentGate';
import type { HoldStore } from '../../database/HoldStore';
import type { OperationStore } from '../../database/OperationStore';
import type { ReleaseName, SheetFinder } from '../answering/SheetFinder';
import type { ChecklistJudge, ChecklistSays } from '../ChecklistJudge';
import type { Sheet } from '../store/Sheet';
import {
  describeGlass,
  glassOf,
  type VerdictGlass,
  type VerdictQuestion,
} from './VerdictGlass';

export interface VerdictReaderOptions {
  finder: Pick<SheetFinder, 'byName'>;
  /** Of windows and holds. */
  gate: Pick<DeploymentGate, 'judge'>;
  holds: Pick<HoldStore, 'findLasting'>;
  operations: Pick<OperationStore, 'findRunning'>;
  judge: Pick<ChecklistJudge, 'judge'>;
  now: () => number;
  /** So long after its start no operation opens anything any more. */
  deadlineMs: number;
}

/** Gives the verdict of the portal to what deploys without it. */
export class VerdictReader {
  readonly #options: VerdictReaderOptions;

  constructor(options: VerdictReaderOptions) {
    this.#options = options;
  }

  /**
   * Judged for nobody in particular. What somebody passes over in the portal, by breaking the glass
   * for an operation that runs now, keeps nobody from what that operation deploys.
   */
  async read(
    environment: EnvironmentDefinition,
    name: ReleaseName,
  ): Promise<DeploymentVerdict> {
    const { gate, holds, now, operations } = this.#options;
    const running = await operations.findRunning(environment.ref);
    const { says, sheet } = await this.#look(environment, name, running);
    const others = gate.judge({
      environment,
      action: 'promote',
      claims: [],
      hold: await holds.findLasting(environment.ref),
    });
    const found = [...others.blockers, ...says.blockers];
    const glass = found.some(({ overridable }) => overridable)
      ? this.#glassOf(running, name, {
          sheet,
          openRelease: says.checklist?.release.key,
        })
      : undefined;
    const words = glass && describeGlass(environment, glass);
    const passed = found.filter(({ overridable }) => overridable && glass);
    const blockers = found.filter(blocker => !passed.includes(blocker));
    const release = sheet?.release ?? says.checklist?.release;
    return {
      canDeploy: blockers.length === 0,
      sentence:
        words && blockers.length === 0
          ? words
          : toSentence(environment, blockers, says),
      release: release && { key: release.key, name: release.name },
      blockers,
      warnings: [
        ...(words ? [words] : []),
        ...passed.map(({ message }) => message),
        ...others.warnings,
        ...says.warnings,
      ],
      judgedAt: new Date(now()).toISOString(),
    };
  }

  async #look(
    environment: EnvironmentDefinition,
    name: ReleaseName,
    running: Operation | undefined,
  ): Promise<{ sheet?: Sheet; says: ChecklistSays }> {
    const { finder, judge } = this.#options;
    if (!isNamed(name)) {
      return { says: judge.judge(environment) };
    }
    try {
      const sheet = await finder.byName(environment.ref, name);
      return {
        sheet,
        says:
          sheet.standing === 'open'
            ? judge.judge(environment)
            : toAnswer(sheet),
      };
    } catch (error) {
      // Who broke the glass may deploy what no checklist is about, too.
      if (isNotFound(error) && this.#glassOf(running, name)) {
        return { says: toStranger(error) };
      }
      throw error;
    }
  }

  /** Of an operation that deploys what is asked about. */
  #glassOf(
    running: Operation | undefined,
    name: ReleaseName,
    more: Pick<VerdictQuestion, 'openRelease' | 'sheet'> = {},
  ): VerdictGlass | undefined {
    const { deadlineMs, now } = this.#options;
    return (
      running &&
      glassOf(running, {
        at: now(),
        deadlineMs,
        isNamed: isNamed(name),
        image: name.image,
        ...more,
      })
    );
  }
}

function isNamed(name: ReleaseName): boolean {
  return Object.values(name).some(part => part !== undefined);
}

function isNotFound(error: unknown): error is Error {
  return isError(error) && error.name === 'NotFoundError';
}

/** What no checklist was about. */
function toStranger({ message }: Error): ChecklistSays {
  return {
    blockers: [{ code: 'checklist', message, overridable: true }],
    warnings: [],
  };
}

/** A release that was deployed is judged by nobody again; one that was passed over is not let in. */
function toAnswer({ release, standing }: Sheet): ChecklistSays {
  if (standing !== 'stale') {
    return { blockers: [], warnings: [] };
  }
  return {
    blockers: [
      {
        code: 'checklist',
        message: `The checklist of ${release.name} is stale: another release has taken its place.`,
        overridable: true,
        remedy: 'Deploy the release that comes next.',
      },
    ],
    warnings: [],
  };
}

function toSentence(
  { name }: EnvironmentDefinition,
  blockers: readonly Blocker[],
  { checklist }: ChecklistSays,
): string {
  const others = blockers.filter(
    blocker => !checklist?.verdict.blockers.includes(blocker),
  );
  const own = checklist ? [checklist.verdict.sentence] : [];
  if (others.length > 0) {
    const held = own.filter(() => !checklist?.verdict.ready);
    return [...others.map(({ message }) => message), ...held].join(' ');
  }
  return own[0] ?? `Nothing keeps ${name} from being deployed to.`;
}
