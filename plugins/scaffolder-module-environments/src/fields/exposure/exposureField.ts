import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { readForm } from '../../shared/readForm';
import { ExposureField } from './ExposureField';
import { type ExposureAnswer, exposureSchema } from './exposureSchema';
import { hostsOf } from './hostsOf';

const LONGEST_LABEL = 63;

const validation: CustomFieldValidator<ExposureAnswer> = (
  value,
  field,
  { formData },
) => {
  const { host } = value;
  if (!host) {
    field.addError('Say the host of production.');
    return;
  }
  const mistakes = mistakesOf(answerShapes.exposure, value);
  mistakes.forEach(mistake => field.addError(mistake));
  if (mistakes.length > 0) {
    return;
  }
  for (const each of hostsOf(readForm(formData), host)) {
    if (each.host.split('.')[0].length > LONGEST_LABEL) {
      field.addError(
        `The host of ${each.stage}, ${each.host}, has a label of more than ${LONGEST_LABEL} characters.`,
      );
    }
  }
};

/** Asks how a service is reached. */
export const exposureField = {
  name: 'FlightdeckExposure',
  component: ExposureField,
  schema: exposureSchema,
  validation,
};
