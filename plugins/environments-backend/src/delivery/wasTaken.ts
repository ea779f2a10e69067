import { NotFoundError, stringifyError, toError } from '@backstage/errors';
import type { Application } from '@flightdeck/plugin-environments-common';
import type { StepContext } from './StepContext';

const LONGEST_PAUSE_MS = 15_000;

/**
 * Finds out whether the engine took a request whose answer was never seen: whether the application
 * has an operation that it did not have before, and that is not somebody else's. Keeps trying while the upstream is away; undefined
 * when the signal aborts before it is known.
 *
 * @throws NotFoundError when the application is gone.
 */
export async function wasTaken(
  context: StepContext,
  index: number,
): Promise<boolean | undefined> {
  const { delay, logger, progress, settleMs, signal } = context;
  let pause = settleMs;
  while (!signal.aborted) {
    // The unanswered request may still be on its way: look a little later.
    await delay(pause, signal);
    try {
      const before = progress.target(index).application;
      const now = await inspect(context, before);
      const taken = isTaken(now, before, progress.operation.requestedBy);
      if (taken !== undefined) {
        return taken;
      }
    } catch (error) {
      if (toError(error).name === 'NotFoundError') {
        throw error;
      }
      logger.debug(`Looking again soon: ${stringifyError(error)}`);
    }
    pause = Math.min(Math.max(pause, 100) * 2, LONGEST_PAUSE_MS);
  }
  return undefined;
}

async function inspect(
  { engines, environments, progress, requestTimeoutMs, signal }: StepContext,
  before: Application,
): Promise<Application> {
  const { environmentRef } = progress.operation;
  const environment = await environments.find(environmentRef);
  if (!environment) {
    throw new Error(`${environmentRef} is not known.`);
  }
  const applications = await engines.engineOf(before).inspect(environment, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
  });
  const now = applications.find(
    ({ instance, namespace, name }) =>
      instance === before.instance &&
      namespace === before.namespace &&
      name === before.name,
  );
  if (!now) {
    throw new NotFoundError(`Application ${before.name} does not exist.`);
  }
  return now;
}

/** Undefined while something waits that does not yet tell whose it is. */
function isTaken(
  { operation, operationInProgress }: Application,
  { operation: last }: Application,
  requestedBy: string,
): boolean | undefined {
  const isNew =
    operation !== undefined &&
    (operation.startedAt !== last?.startedAt ||
      operation.finishedAt !== last?.finishedAt ||
      operation.phase !== last?.phase);
  if (!isNew) {
    return operationInProgress ? undefined : false;
  }
  const { initiatedBy = requestedBy } = operation;
  return initiatedBy === requestedBy;
}
