import { NotFoundError, stringifyError, toError } from '@backstage/errors';
import type {
  Application,
  ApplicationOperation,
} from '@flightdeck/plugin-environments-common';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd, StepRun } from '../StepKind';
import { describeProgress } from './describeProgress';
import type { OperationWords } from './OperationWords';
import { wasTaken } from './wasTaken';

/** By contract these say that the engine did not take the request. */
const REFUSALS = ['ConflictError', 'InputError', 'NotFoundError'];

/** An operation of a delivery engine that a step asks for. */
export interface EngineOperation {
  engines: DeliveryEngineRegistry;
  /** As it was before. */
  application: Application;
  words: OperationWords;
  /** What is applied, should that be known before. */
  planned: readonly string[];
  /** Asks for it, once. */
  ask(options: { signal: AbortSignal }): Promise<void>;
}

/**
 * Asks the engine for an operation, once, and follows it to its end. A refusal ends the step; after
 * silence it is found out whether the request arrived.
 */
export async function runEngineOperation(
  step: StepRun,
  operation: EngineOperation,
): Promise<StepEnd | undefined> {
  const { application, ask, words } = operation;
  const { engine, name } = application;
  const { logger, requestTimeoutMs, signal } = step;
  await step.tell({
    message: `${engine} is being asked to ${words.infinitive} ${name}.`,
  });
  try {
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    await ask({ signal: AbortSignal.any([signal, timeout]) });
  } catch (error) {
    if (REFUSALS.includes(toError(error).name)) {
      return {
        state: 'failed',
        untouched: true,
        message: `${name} was not ${words.participle}: ${toSentence(
          toError(error).message,
        )}`,
      };
    }
    logger.warn(
      `${engine} did not answer the request to ${
        words.infinitive
      } ${name}: ${stringifyError(error)}`,
    );
    return resumeEngineOperation(step, operation);
  }
  await step.tell({
    message: `${engine} accepted the request to ${words.infinitive} ${name}.`,
  });
  return follow(step, operation);
}

/** Finds out whether a request arrived whose answer was never seen, and follows it if so. */
export async function resumeEngineOperation(
  step: StepRun,
  operation: EngineOperation,
): Promise<StepEnd | undefined> {
  const { application, engines, words } = operation;
  const { engine, name } = application;
  if (step.signal.aborted) {
    return undefined;
  }
  await step.tell({
    message: `${engine} did not answer the request to ${words.infinitive} ${name}; finding out whether it arrived.`,
  });
  try {
    const taken = await wasTaken(step, { engines, before: application, words });
    if (taken === undefined) {
      return undefined;
    }
    return taken
      ? await follow(step, operation)
      : {
          state: 'failed',
          untouched: true,
          message: `${name} was not ${words.participle}: the request did not reach ${engine}.`,
        };
  } catch (error) {
    if (error instanceof NotFoundError) {
      return lost(operation, error);
    }
    throw error;
  }
}

async function follow(
  step: StepRun,
  operation: EngineOperation,
): Promise<StepEnd | undefined> {
  const { application, engines, planned, words } = operation;
  let last: ApplicationOperation | undefined;
  try {
    const changes = engines.engineOf(application).follow(application, {
      // Engines tell times in whole seconds.
      since: new Date(Math.floor(step.begunAt.getTime() / 1000) * 1000),
      signal: step.signal,
    });
    for await (const change of changes) {
      last = change;
      const { resources, revisions } = change;
      const { message } = describeProgress(application.name, words, {
        operation: change,
        planned,
      });
      await step.tell({ message, resources, revisions });
    }
  } catch (error) {
    if (toError(error).name === 'NotFoundError') {
      return lost(operation, error);
    }
    throw error;
  }
  if (step.signal.aborted) {
    return undefined;
  }
  if (!last) {
    throw new Error(`${application.engine} stopped telling of it.`);
  }
  const { message, state } = describeProgress(application.name, words, {
    operation: last,
    planned,
  });
  if (state === 'running') {
    throw new Error(`${application.engine} stopped telling of it.`);
  }
  return state === 'failed'
    ? { state, message, untouched: false }
    : { state, message };
}

function lost(
  { application, words }: EngineOperation,
  error: unknown,
): StepEnd {
  return {
    state: 'lost',
    message: `How the ${words.noun} of ${
      application.name
    } ended is not known: ${toSentence(toError(error).message)}`,
  };
}
