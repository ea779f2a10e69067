import { QueryRefusedError } from '../client/errors';
import type {
  InstantSample,
  PrometheusClient,
} from '../client/PrometheusClient';
import {
  buildBatch,
  READING_LABEL,
  splitIntoBatches,
} from '../query/buildBatch';
import type { Answer, Question } from './Question';
import type { RefusedQuestions } from './RefusedQuestions';

export interface AskOptions {
  client: Pick<PrometheusClient, 'query'>;
  refused: RefusedQuestions;
  clock: () => Date;
  signal: AbortSignal;
}

/** What the server said, by expression. */
export interface Answers {
  byExpression: Map<string, Answer>;
  warnings: string[];
}

/**
 * Asks all questions in as few requests as possible. A batch that the server refuses is halved
 * until the question that it refuses stands alone.
 *
 * @throws PrometheusUnavailableError when the server cannot be asked
 */
export async function askQuestions(
  questions: readonly Question[],
  options: AskOptions,
): Promise<Answers> {
  const answers: Answers = { byExpression: new Map(), warnings: [] };
  const fresh = questions.filter(each => !options.refused.wasRefused(each));
  const again = questions.filter(each => options.refused.wasRefused(each));
  const batches = [...splitIntoBatches(fresh), ...splitIntoBatches(again)];
  for (const batch of batches) {
    await askBatch(batch, answers, options);
  }
  return answers;
}

async function askBatch(
  batch: readonly Question[],
  answers: Answers,
  options: AskOptions,
): Promise<void> {
  const questions = withoutHeld(batch, answers, options);
  if (questions.length === 0) {
    return;
  }
  const { client, refused, clock, signal } = options;
  try {
    const query = buildBatch(questions.map(({ expression }) => expression));
    const { samples, warnings } = await client.query(query, { signal });
    answers.warnings.push(...warnings);
    record(questions, samples, answers);
    questions.forEach(question => refused.accept(question));
  } catch (error) {
    if (!(error instanceof QueryRefusedError)) {
      throw error;
    }
    if (questions.length === 1) {
      refused.refuse(questions[0], error, clock().getTime());
      withoutHeld(questions, answers, options);
      return;
    }
    const middle = Math.ceil(questions.length / 2);
    await askBatch(questions.slice(0, middle), answers, options);
    await askBatch(questions.slice(middle), answers, options);
  }
}

/** Answers the questions that the server is known to refuse; returns the others. */
function withoutHeld(
  questions: readonly Question[],
  answers: Answers,
  { refused, clock }: AskOptions,
): Question[] {
  const now = clock().getTime();
  return questions.filter(question => {
    const message = refused.heldBecause(question, now);
    if (message !== undefined) {
      answers.byExpression.set(question.expression, { message });
    }
    return message === undefined;
  });
}

function record(
  questions: readonly Question[],
  samples: readonly InstantSample[],
  answers: Answers,
): void {
  const byPosition = new Map(
    samples.map(sample => [sample.labels[READING_LABEL], sample]),
  );
  questions.forEach(({ expression }, position) => {
    const sample = byPosition.get(`${position}`);
    answers.byExpression.set(expression, answerOf(sample));
  });
}

/** No sample is not zero, and neither is a division by zero. */
function answerOf(sample: InstantSample | undefined): Answer {
  if (!sample || Number.isNaN(sample.value)) {
    return { message: 'No samples in the last 5 minutes.' };
  }
  if (!Number.isFinite(sample.value)) {
    return { message: 'The answer is not a finite number.' };
  }
  return {
    value: sample.value,
    asOf: new Date(sample.time * 1000).toISOString(),
  };
}
