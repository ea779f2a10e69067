import { InputError } from '@backstage/errors';
import type { OrderOf } from '@flightdeck/plugin-environments-common';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { toDeed } from '../deeds';
import { scaleWarnings } from './scaleWarnings';
import type { WorkloadActionOptions } from './WorkloadActionOptions';
import { impossible, nameOf } from './workloadWords';

/** Sets how many replicas of a workload are wanted. */
export class ScaleAction implements ActionKind<'scale'> {
  readonly action = 'scale';
  readonly #options: WorkloadActionOptions;

  constructor(options: WorkloadActionOptions) {
    this.#options = options;
  }

  async prepare({
    environment,
    order: { workload, replicas },
    signal,
  }: ActionAsked<OrderOf<'scale'>>): Promise<PreparedAction> {
    const what = nameOf(workload);
    if (workload.kind === 'DaemonSet') {
      throw new InputError(
        `${what} has a Pod on each of its nodes: it cannot be scaled.`,
      );
    }
    const { workloadController } = this.#options.engines;
    const now = await workloadController.read(environment, workload, {
      signal,
    });
    const { forbidden, generation, pods, restartMark } = now;
    const before = now.replicas ?? pods;
    if (before === replicas) {
      throw new InputError(`${what} is scaled to ${replicas} already.`);
    }
    return {
      summary: `${what} is scaled from ${before} to ${replicas}.`,
      deeds: [
        toDeed(
          `Scale ${workload.kind} ${workload.namespace}/${workload.name} from ${before} to ${replicas}`,
          generation,
          before,
          restartMark,
        ),
      ],
      workloads: [{ ...workload, pods, replicas: { before, after: replicas } }],
      podsTouched: Math.abs(replicas - before),
      blockers: forbidden?.scale
        ? [impossible(forbidden.scale, 'Grant the right to the account.')]
        : [],
      warnings: scaleWarnings(now, { before, after: replicas }),
      steps: [
        {
          kind: 'scale',
          subject: what,
          stage: 0,
          memo: { workload, replicas },
        },
      ],
    };
  }
}
