import type {
  Blocker,
  DeploymentVerdict,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { DeploymentGate } from '../../actions/DeploymentGate';
import type { HoldStore } from '../../database/HoldStore';
import type { ReleaseName, SheetFinder } from '../answering/SheetFinder';
import type { ChecklistJudge, ChecklistSays } from '../ChecklistJudge';
import type { Sheet } from '../store/Sheet';

export interface VerdictReaderOptions {
  finder: Pick<SheetFinder, 'byName'>;
  /** Of windows and holds. */
  gate: Pick<DeploymentGate, 'judge'>;
  holds: Pick<HoldStore, 'findLasting'>;
  judge: Pick<ChecklistJudge, 'judge'>;
  now: () => number;
}

/** Gives the verdict of the portal to what deploys without it. */
export class VerdictReader {
  readonly #options: VerdictReaderOptions;

  constructor(options: VerdictReaderOptions) {
    this.#options = options;
  }

  /** Judged for nobody in particular. */
  async read(
    environment: EnvironmentDefinition,
    name: ReleaseName,
  ): Promise<DeploymentVerdict> {
    const { finder, gate, holds, judge, now } = this.#options;
    const isNamed = Object.values(name).some(part => part !== undefined);
    const sheet = isNamed
      ? await finder.byName(environment.ref, name)
      : undefined;
    const says: ChecklistSays =
      sheet && sheet.standing !== 'open'
        ? toAnswer(sheet)
        : judge.judge(environment);
    const others = gate.judge({
      environment,
      action: 'promote',
      claims: [],
      hold: await holds.findLasting(environment.ref),
    });
    const blockers = [...others.blockers, ...says.blockers];
    const release = sheet?.release ?? says.checklist?.release;
    return {
      canDeploy: blockers.length === 0,
      sentence: toSentence(environment, blockers, says),
      release: release && { key: release.key, name: release.name },
      blockers,
      warnings: [...others.warnings, ...says.warnings],
      judgedAt: new Date(now()).toISOString(),
    };
  }
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
