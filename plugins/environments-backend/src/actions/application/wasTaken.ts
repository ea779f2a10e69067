import { stringifyError, toError } from '@backstage/errors';
import type { Application } from '@flightdeck/plugin-environments-common';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import type { StepRun } from '../StepKind';
import type { OperationWords } from './OperationWords';

const LONGEST_PAUSE_MS = 15_000;

/**
 * Finds out whether the engine took a request whose answer was never seen: whether the application
 * has an operation that it did not have before, and that is not somebody else's. Keeps trying while
 * the upstream is away; undefined when the signal aborts before it is known.
 *
 * @throws NotFoundError when the application is gone.
 */
export async function wasTaken(
  step: StepRun,
  asked: {
    engines: DeliveryEngineRegistry;
    before: Application;
    words: OperationWords;
  },
): Promise<boolean | undefined> {
  const { delay, environment, logger, requestTimeoutMs, settleMs, signal } =
    step;
  const { before, engines, words } = asked;
  let pause = settleMs;
  while (!signal.aborted) {
    // The unanswered request may still be on its way: look a little later.
    await delay(pause, signal);
    try {
      const timeout = AbortSignal.timeout(requestTimeoutMs);
      const now = await engines.inspectOne(environment, before, {
        signal: AbortSignal.any([signal, timeout]),
      });
      const taken = isTaken(now, before, {
        requestedBy: step.operation.requestedBy,
        named: words.named,
      });
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

/** Undefined while something waits that does not yet tell whose it is. */
function isTaken(
  { operation, operationInProgress }: Application,
  { operation: last }: Application,
  asked: { requestedBy: string; named: boolean },
): boolean | undefined {
  const isNew =
    operation !== undefined &&
    (operation.startedAt !== last?.startedAt ||
      operation.finishedAt !== last?.finishedAt ||
      operation.phase !== last?.phase);
  if (!isNew) {
    return operationInProgress ? undefined : false;
  }
  const { initiatedBy } = operation;
  if (initiatedBy === undefined) {
    return true;
  }
  return asked.named
    ? initiatedBy === asked.requestedBy
    : initiatedBy !== 'automated';
}
