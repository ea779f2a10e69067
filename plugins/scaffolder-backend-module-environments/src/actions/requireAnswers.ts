import { InputError } from '@backstage/errors';
import {
  parseServiceAnswers,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';

/** @throws InputError that tells every mistake with its field */
export function requireAnswers(value: unknown): ServiceAnswers {
  const { answers, mistakes } = parseServiceAnswers(value);
  if (mistakes) {
    const told = mistakes.map(
      ({ field, message }) => `${field || 'answers'}: ${message}`,
    );
    throw new InputError(`The answers are not right. ${told.join(' ')}`);
  }
  return answers;
}
