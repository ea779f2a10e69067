import { stringifyError, toError } from '@backstage/errors';
import {
  type Application,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toSentence } from '../../operations/toSentence';
import {
  type EngineOperation,
  resumeEngineOperation,
  runEngineOperation,
} from '../application/engineOperation';
import {
  followedApplicationSchema,
  toFollowed,
} from '../application/followedApplication';
import { SYNC_WORDS } from '../application/OperationWords';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import { judgeDeployment, type Wanted } from './judgeDeployment';

const memoSchema = z.object({
  application: followedApplicationSchema,
  /** The sources that follow a branch that this operation commits to. */
  commits: z.array(z.object({ index: z.number(), repository: z.string() })),
  /** The sources that are to follow another revision, once their application says so. */
  revisions: z.array(
    z.object({ index: z.number(), targetRevision: z.string() }),
  ),
  /** A sync was asked for, or is about to be. */
  asked: z.boolean().default(false),
});

type Memo = z.infer<typeof memoSchema>;

const LONGEST_PAUSE_MS = 10_000;
/** So long the engine is given to see a commit, or the manifest of an application to be applied. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Brings what this operation has committed to the cluster: waits until the delivery engine sees
 * that very commit; then it follows automation, or asks for a sync to it.
 */
export class DeployStep implements StepKind {
  readonly kind = 'deploy';
  readonly #engines: DeliveryEngineRegistry;

  constructor(engines: DeliveryEngineRegistry) {
    this.#engines = engines;
  }

  async run(step: StepRun): Promise<StepEnd | undefined> {
    const memo = memoSchema.parse(step.memo);
    const { name } = memo.application;
    const wanted = wantedOf(step, memo);
    await step.tell({
      message: `Waiting until ${memo.application.engine} sees ${wanted.words} for ${name}.`,
      revisions: wanted.revisions.map(({ revision }) => revision),
    });
    const { delay, environment, logger, requestTimeoutMs, signal } = step;
    let pause = step.settleMs;
    while (!signal.aborted) {
      try {
        const timeout = AbortSignal.timeout(requestTimeoutMs);
        const now = await this.#engines.inspectOne(
          environment,
          memo.application,
          { signal: AbortSignal.any([signal, timeout]) },
        );
        const verdict = judgeDeployment(now, memo.application, wanted);
        if (verdict.kind === 'ended') {
          return verdict.end;
        }
        if (verdict.kind === 'sync') {
          return await this.#sync(step, verdict.application);
        }
        if (verdict.unseen && isLate(step)) {
          return {
            state: 'failed',
            untouched: false,
            message: `${verdict.message} What was committed is in Git; sync ${name} when that is done.`,
          };
        }
        await step.tell({ message: verdict.message });
      } catch (error) {
        if (toError(error).name === 'NotFoundError') {
          return {
            state: 'lost',
            message: `Whether ${name} was deployed is not known: ${toSentence(
              toError(error).message,
            )}`,
          };
        }
        logger.debug(`Looking again soon: ${stringifyError(error)}`);
      }
      await delay(pause, signal);
      pause = Math.min(Math.max(pause, 50) * 1.5, LONGEST_PAUSE_MS);
    }
    return undefined;
  }

  async resume(step: StepRun): Promise<StepEnd | undefined> {
    const { application, asked } = memoSchema.parse(step.memo);
    return asked
      ? resumeEngineOperation(step, this.#operation(step, application))
      : this.run(step);
  }

  async #sync(
    step: StepRun,
    application: Application,
  ): Promise<StepEnd | undefined> {
    const memo: JsonObject = {
      ...step.memo,
      application: toFollowed(application),
      asked: true,
    };
    await step.remember(memo);
    return runEngineOperation(
      { ...step, memo },
      this.#operation(step, application),
    );
  }

  #operation(
    { operation: { requestedBy } }: StepRun,
    application: Application,
  ): EngineOperation {
    return {
      engines: this.#engines,
      application,
      words: SYNC_WORDS,
      planned: application.sync.revisions,
      ask: options =>
        this.#engines
          .engineOf(application)
          .sync({ application, prune: false, requestedBy }, options),
    };
  }
}

function isLate({ begunAt, now }: StepRun): boolean {
  return now() - begunAt.getTime() > PATIENCE_MS;
}

/** What was committed by the steps before this one. */
function wantedOf({ operation }: StepRun, memo: Memo): Wanted {
  const revisions = memo.commits.flatMap(({ index, repository }) => {
    const step = operation.steps.find(
      ({ kind, subject }) => kind === 'commit' && subject === repository,
    );
    const revision = step?.revisions[0];
    return revision === undefined ? [] : [{ index, revision }];
  });
  const words = [
    ...revisions.map(({ revision }) => `commit ${shortRevision(revision)}`),
    ...memo.revisions.map(
      ({ targetRevision }) => `revision ${shortRevision(targetRevision)}`,
    ),
  ].join(' and ');
  return { revisions, targets: memo.revisions, words };
}
