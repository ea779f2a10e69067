import { stringifyError, toError } from '@backstage/errors';
import type { StepEnd, StepRun } from '../actions/StepKind';
import { toSentence } from './toSentence';
import type { OperationProgress } from './OperationProgress';
import type { StepKinds } from './StepKinds';

/** What every step of an operation is given. */
export type StepSurroundings = Pick<
  StepRun,
  | 'environment'
  | 'logger'
  | 'now'
  | 'delay'
  | 'requestTimeoutMs'
  | 'settleMs'
  | 'signal'
>;

export interface StagesContext extends StepSurroundings {
  progress: OperationProgress;
  kinds: StepKinds;
}

/**
 * Does the steps of an operation, stage after stage. Steps that had begun are gone on with. When a
 * step fails, or was left behind by a process that died before it began, those after it are not
 * begun; and where it changed nothing, what those before it did is taken back. Returns early when
 * the signal aborts.
 *
 * @param fresh - whether the operation begins here; else it was taken over, and what has not begun
 * is not begun any more: the person who agreed to it has long looked elsewhere
 */
export async function runStages(
  context: StagesContext,
  fresh: boolean,
): Promise<void> {
  const { progress, signal } = context;
  for (const stage of progress.stages) {
    const begun = progress.stepsIn(['running'], stage);
    const waiting = progress.stepsIn(['waiting'], stage);
    await together([
      ...begun.map(index => () => carryOut(context, index, 'resume')),
      ...(fresh
        ? waiting.map(index => () => carryOut(context, index, 'run'))
        : []),
    ]);
    if (signal.aborted) {
      return;
    }
    const left = progress.stepsIn(['waiting'], stage);
    const failed = progress.stepsIn(['failed', 'lost'], stage);
    if (left.length > 0 || failed.length > 0) {
      await skipRest(context, fresh);
      const isUntouched = failed.every(
        index =>
          progress.operation.steps[index].state === 'failed' &&
          progress.plan(index).untouched === true,
      );
      if (isUntouched) {
        await undoBefore(context, stage);
      }
      return;
    }
  }
}

/** All to their end; then the first failure of ours, if any. */
async function together(deeds: (() => Promise<void>)[]): Promise<void> {
  const results = await Promise.allSettled(deeds.map(deed => deed()));
  for (const result of results) {
    if (result.status === 'rejected') {
      throw result.reason;
    }
  }
}

async function carryOut(
  context: StagesContext,
  index: number,
  how: 'run' | 'resume',
): Promise<void> {
  const { kinds, logger, now, progress, signal } = context;
  const { kind, subject } = progress.operation.steps[index];
  if (how === 'run') {
    await progress.begin(index, new Date(now()));
  }
  let end: StepEnd | undefined;
  try {
    end = await kinds.find(kind)[how](toRun(context, index));
  } catch (error) {
    if (progress.broken) {
      throw error;
    }
    if (signal.aborted) {
      return;
    }
    logger.warn(`The ${kind} of ${subject} broke: ${stringifyError(error)}`);
    end = {
      state: 'lost',
      message: `How the ${kind} of ${subject} ended is not known: ${toSentence(
        toError(error).message,
      )}`,
    };
  }
  if (end) {
    const { state, message } = end;
    await progress.step(
      index,
      { state, message },
      end.state === 'failed' ? { untouched: end.untouched } : {},
    );
  }
}

async function skipRest(
  { progress }: StagesContext,
  fresh: boolean,
): Promise<void> {
  for (const index of progress.stepsIn(['waiting'])) {
    const { kind, subject } = progress.operation.steps[index];
    await progress.step(
      index,
      fresh
        ? {
            state: 'skipped',
            message: `The ${kind} of ${subject} was not begun.`,
          }
        : {
            state: 'failed',
            message: `The ${kind} of ${subject} was not begun: the backend stopped before it came to that.`,
          },
      { untouched: true },
    );
  }
}

/** Takes back the steps before a stage, the last one first. */
async function undoBefore(
  context: StagesContext,
  stage: number,
): Promise<void> {
  const { kinds, logger, progress, signal } = context;
  const done = progress
    .stepsIn(['succeeded'])
    .filter(index => progress.plan(index).stage <= stage)
    .reverse();
  for (const index of done) {
    const { kind, subject } = progress.operation.steps[index];
    const step = kinds.find(kind);
    if (step.undo) {
      try {
        const message = await step.undo(toRun(context, index));
        await progress.step(index, { state: 'undone', message });
      } catch (error) {
        if (progress.broken || signal.aborted) {
          throw error;
        }
        logger.warn(
          `The ${kind} of ${subject} was not undone: ${stringifyError(error)}`,
        );
        await progress.step(index, {
          message: `The ${kind} of ${subject} stands, as it could not be taken back: ${toSentence(
            toError(error).message,
          )}`,
        });
      }
    }
  }
}

function toRun(context: StagesContext, index: number): StepRun {
  const { progress, kinds: _, ...surroundings } = context;
  const { memo, begunAt } = progress.plan(index);
  const { operation } = progress;
  return {
    ...surroundings,
    operation,
    subject: operation.steps[index].subject,
    memo,
    begunAt: new Date(begunAt ?? operation.startedAt),
    tell: change => progress.step(index, change),
    remember: changed => progress.remember(index, changed),
    link: link => progress.link(link),
  };
}
