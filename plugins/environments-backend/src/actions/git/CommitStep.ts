import { stringifyError, toError } from '@backstage/errors';
import { shortRevision } from '@flightdeck/plugin-environments-common';
import type {
  ReleaseRepository,
  RepositoryChange,
  WrittenChange,
} from '@flightdeck/plugin-environments-node';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd, StepKind, StepRun } from '../StepKind';
import {
  type CommitMemo,
  commitMemoSchema,
  readCommitFiles,
} from './commitMemo';
import { findAccess, RepositoryReader } from './RepositoryReader';

/** By contract these say that nothing was written. */
const REFUSALS = ['ConflictError', 'InputError', 'NotFoundError'];
const LONGEST_PAUSE_MS = 15_000;

/** Commits a change to a branch, or proposes it: once, whatever happens in between. */
export class CommitStep implements StepKind {
  readonly kind = 'commit';
  readonly #engines: Pick<DeliveryEngineRegistry, 'releaseRepositories'>;

  constructor(engines: Pick<DeliveryEngineRegistry, 'releaseRepositories'>) {
    this.#engines = engines;
  }

  async run(step: StepRun): Promise<StepEnd | undefined> {
    const memo = commitMemoSchema.parse(step.memo);
    const { logger, requestTimeoutMs, signal } = step;
    const access = this.#access(memo);
    let change: RepositoryChange;
    try {
      change = await this.#toChange(step, memo);
    } catch (error) {
      return signal.aborted ? undefined : refused(memo, error);
    }
    try {
      const timeout = AbortSignal.timeout(requestTimeoutMs);
      const written = await access.write(change, {
        signal: AbortSignal.any([signal, timeout]),
      });
      return await succeed(step, memo, written);
    } catch (error) {
      if (REFUSALS.includes(toError(error).name)) {
        return refused(memo, error);
      }
      logger.warn(
        `${memo.repository} did not answer to a change of ${
          memo.branch
        }: ${stringifyError(error)}`,
      );
      return this.resume(step);
    }
  }

  /** Finds out whether it was written; it is not written again. */
  async resume(step: StepRun): Promise<StepEnd | undefined> {
    const memo = commitMemoSchema.parse(step.memo);
    const { delay, logger, requestTimeoutMs, settleMs, signal } = step;
    const { branch, repository } = memo;
    let pause = settleMs;
    if (!signal.aborted) {
      await step.tell({
        message: `It is not known whether the change of ${branch} of ${repository} arrived; finding out.`,
      });
    }
    while (!signal.aborted) {
      // What was sent may still be on its way: look a little later.
      await delay(pause, signal);
      try {
        const timeout = AbortSignal.timeout(requestTimeoutMs);
        const access = this.#access(memo);
        const change = await this.#toChange(step, memo);
        const written = await access.findWritten(change, {
          signal: AbortSignal.any([signal, timeout]),
        });
        return written
          ? await succeed(step, memo, written)
          : {
              state: 'failed',
              untouched: true,
              message: `Nothing was written: the change did not reach ${branch} of ${repository}.`,
            };
      } catch (error) {
        logger.debug(`Looking again soon: ${stringifyError(error)}`);
      }
      pause = Math.min(Math.max(pause, 100) * 2, LONGEST_PAUSE_MS);
    }
    return undefined;
  }

  #access({ repository }: CommitMemo): ReleaseRepository {
    const access = findAccess(this.#engines, repository);
    if (!access) {
      throw new Error(`nothing that could change ${repository} is configured`);
    }
    return access;
  }

  async #toChange(
    { operation, requestTimeoutMs, signal }: StepRun,
    memo: CommitMemo,
  ): Promise<RepositoryChange> {
    const { base, body, branch, method, repository, title } = memo;
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    const reader = new RepositoryReader({
      engines: this.#engines,
      signal: AbortSignal.any([signal, timeout]),
    });
    return {
      repository,
      branch,
      base,
      files: await readCommitFiles(memo, reader),
      title,
      body,
      requestedBy: operation.requestedBy,
      operationId: operation.id,
      method,
    };
  }
}

async function succeed(
  step: StepRun,
  { branch, method, repository, title }: CommitMemo,
  { commit, pullRequest, url }: WrittenChange,
): Promise<StepEnd> {
  await step.tell({ revisions: [commit] });
  if (url) {
    await step.link({ title: pullRequest ?? title, url });
  }
  return {
    state: 'succeeded',
    message:
      method === 'pull-request'
        ? `A pull request to ${branch} of ${repository} is open${
            url ? `: ${url}` : ''
          }. It waits for merge; nothing is deployed before.`
        : `Commit ${shortRevision(
            commit,
          )} is on ${branch} of ${repository}: ${title}.`,
  };
}

function refused(memo: CommitMemo, error: unknown): StepEnd {
  const { branch, repository } = memo;
  return {
    state: 'failed',
    untouched: true,
    message: `Nothing was written to ${branch} of ${repository}: ${toSentence(
      toError(error).message,
    )}`,
  };
}
