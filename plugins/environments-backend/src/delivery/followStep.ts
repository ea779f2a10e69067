import { stringifyError, toError } from '@backstage/errors';
import { describeProgress } from './describeOutcome';
import type { StepContext } from './StepContext';
import { toSentence } from './toSentence';
import { wasTaken } from './wasTaken';

/**
 * Follows a step that was asked for to its end. Returns without one when the signal aborts: then
 * the step is still `running`.
 */
export async function followStep(
  context: StepContext,
  index: number,
): Promise<void> {
  const { accepted, progress, signal } = context;
  const { application } = progress.target(index);
  try {
    const taken = accepted.has(index) || (await wasTaken(context, index));
    if (taken) {
      await follow(context, index);
    } else if (taken === false) {
      await progress.step(index, {
        state: 'failed',
        message: `${application.name} was not synced: the request did not reach ${application.engine}.`,
      });
    }
  } catch (error) {
    if (progress.broken) {
      throw error;
    }
    if (signal.aborted) {
      return;
    }
    context.logger.warn(
      `Following ${application.name} failed: ${stringifyError(error)}`,
    );
    await progress.step(index, {
      state: 'lost',
      message: `How the sync of ${
        application.name
      } ended is not known: ${toSentence(toError(error).message)}`,
    });
  }
}

async function follow(
  { engines, progress, signal }: StepContext,
  index: number,
): Promise<void> {
  const { application, askedAt } = progress.target(index);
  const asked = Date.parse(askedAt ?? progress.operation.startedAt);
  const operations = engines.engineOf(application).follow(application, {
    // Engines tell times in whole seconds.
    since: new Date(Math.floor(asked / 1000) * 1000),
    signal,
  });
  for await (const operation of operations) {
    await progress.step(index, describeProgress(application, operation));
  }
  if (!signal.aborted && progress.stepsIn('running').includes(index)) {
    throw new Error(`${application.engine} stopped telling of it.`);
  }
}
