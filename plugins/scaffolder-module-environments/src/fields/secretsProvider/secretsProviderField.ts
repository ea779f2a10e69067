import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { SecretsProviderField } from './SecretsProviderField';
import { type SecretsAnswer, secretsSchema } from './secretsSchema';

const validation: CustomFieldValidator<SecretsAnswer> = (value, field) => {
  if (!value.provider) {
    field.addError('Choose what puts secrets into the cluster.');
    return;
  }
  mistakesOf(answerShapes.secrets, value).forEach(mistake =>
    field.addError(mistake),
  );
};

/** Asks what puts the secrets of a service into the cluster. */
export const secretsProviderField = {
  name: 'FlightdeckSecretsProvider',
  component: SecretsProviderField,
  schema: secretsSchema,
  validation,
};
