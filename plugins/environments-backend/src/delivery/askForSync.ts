import { stringifyError, toError } from '@backstage/errors';
import type { StepContext } from './StepContext';
import { toSentence } from './toSentence';

/** By contract these say that the engine did not take the request. */
const REFUSALS = ['ConflictError', 'InputError', 'NotFoundError'];

/**
 * Asks the engine to sync one application, once. A refusal ends the step; after silence the step
 * stays `running`, and it is for following to find out whether the request arrived.
 */
export async function askForSync(
  context: StepContext,
  index: number,
): Promise<void> {
  const { engines, logger, now, progress, requestTimeoutMs, signal } = context;
  const { application } = progress.target(index);
  await progress.asking(index, new Date(now()));
  try {
    await engines.engineOf(application).sync(
      {
        application,
        prune: progress.prune,
        requestedBy: progress.operation.requestedBy,
      },
      {
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(requestTimeoutMs),
        ]),
      },
    );
  } catch (error) {
    if (REFUSALS.includes(toError(error).name)) {
      await progress.step(index, {
        state: 'failed',
        message: `${application.name} was not synced: ${toSentence(
          toError(error).message,
        )}`,
      });
      return;
    }
    logger.warn(
      `${application.engine} did not answer the request to sync ${
        application.name
      }: ${stringifyError(error)}`,
    );
    if (!signal.aborted) {
      await progress.step(index, {
        message: `${application.engine} did not answer the request to sync ${application.name}; finding out whether it arrived.`,
      });
    }
    return;
  }
  context.accepted.add(index);
  await progress.step(index, {
    message: `${application.engine} accepted the request to sync ${application.name}.`,
  });
}
