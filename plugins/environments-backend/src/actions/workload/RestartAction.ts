import { InputError } from '@backstage/errors';
import type { Blocker, OrderOf } from '@flightdeck/plugin-environments-common';
import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import type { ActionAsked, ActionKind, PreparedAction } from '../ActionKind';
import { toDeed } from '../deeds';
import { restartWarnings } from './restartWarnings';
import type { WorkloadActionOptions } from './WorkloadActionOptions';
import { countPods, impossible, nameOf } from './workloadWords';

/** Replaces the Pods of a workload one after another. */
export class RestartAction implements ActionKind<'restart'> {
  readonly action = 'restart';
  readonly #options: WorkloadActionOptions;

  constructor(options: WorkloadActionOptions) {
    this.#options = options;
  }

  async prepare({
    environment,
    order: { workload },
    signal,
  }: ActionAsked<OrderOf<'restart'>>): Promise<PreparedAction> {
    const { workloadController } = this.#options.engines;
    const now = await workloadController.read(environment, workload, {
      signal,
    });
    const what = nameOf(workload);
    const { generation, pods, replacedByRestart, replicas, restartMark } = now;
    if (replicas === 0) {
      throw new InputError(
        `${what} is scaled to 0: it has no Pods that could be replaced.`,
      );
    }
    return {
      summary: `${what} is restarted: ${
        replacedByRestart === undefined
          ? 'its Pods are replaced'
          : `${countPods(replacedByRestart)} of it ${
              replacedByRestart === 1 ? 'is' : 'are'
            } replaced`
      }.`,
      deeds: [
        toDeed(
          `Restart ${workload.kind} ${workload.namespace}/${workload.name}`,
          generation,
          replicas,
          restartMark,
        ),
      ],
      workloads: [
        {
          ...workload,
          pods,
          ...(replicas !== undefined && {
            replicas: { before: replicas, after: replicas },
          }),
        },
      ],
      podsTouched: replacedByRestart,
      blockers: blockersOf(now),
      warnings: restartWarnings(now),
      steps: [{ kind: 'restart', subject: what, stage: 0, memo: { workload } }],
    };
  }
}

function blockersOf({
  forbidden,
  strategy,
  workload,
}: ControlledWorkload): Blocker[] {
  const blockers: Blocker[] = [];
  if (forbidden?.restart) {
    blockers.push(
      impossible(forbidden.restart, 'Grant the right to the account.'),
    );
  }
  if (strategy === 'OnDelete') {
    blockers.push(
      impossible(
        `${nameOf(
          workload,
        )} replaces only Pods that somebody deletes (OnDelete).`,
        'Delete its Pods, or give it the strategy RollingUpdate.',
      ),
    );
  }
  return blockers;
}
