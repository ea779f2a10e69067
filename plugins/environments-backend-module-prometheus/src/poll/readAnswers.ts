import type { InstantSample } from '../client/PrometheusClient';
import { READING_LABEL } from '../query/buildBatch';
import type { Answer, Question } from './Question';

/** What the samples of a batch say of its questions, by expression. */
export function readAnswers(
  questions: readonly Question[],
  samples: readonly InstantSample[],
): Map<string, Answer> {
  const byPosition = new Map(
    samples.map(sample => [sample.labels[READING_LABEL], sample]),
  );
  return new Map(
    questions.map(({ expression }, position) => [
      expression,
      answerOf(byPosition.get(`${position}`)),
    ]),
  );
}

/** No sample is not zero, and neither is a division by zero. */
function answerOf(sample: InstantSample | undefined): Answer {
  if (!sample || Number.isNaN(sample.value)) {
    return {
      message: 'No samples in the last 5 minutes.',
      isEmpty: true,
    };
  }
  if (!Number.isFinite(sample.value)) {
    return { message: 'The answer is not a finite number.' };
  }
  return {
    value: sample.value,
    asOf: new Date(sample.time * 1000).toISOString(),
  };
}
