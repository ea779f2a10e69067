import {
  type CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { readForm } from '../../shared/readForm';
import { checkWithBackend } from '../../shared/validating';
import { takenSentence } from './nameSentences';
import { ServiceNameField } from './ServiceNameField';

export const serviceNameSchema = makeFieldSchema({ output: z => z.string() });

const validation: CustomFieldValidator<string> = async (
  value,
  field,
  { apiHolder, formData },
) => {
  const mistakes = mistakesOf(answerShapes.name, value);
  mistakes.forEach(mistake => field.addError(mistake));
  if (mistakes.length > 0) {
    return;
  }
  const { argocdInstance: instance } = readForm(formData);
  await checkWithBackend(
    apiHolder,
    async (client, signal) => {
      const answer = await client.getServiceName(value, { instance, signal });
      if (answer.state === 'taken') {
        field.addError(takenSentence(answer));
      }
    },
    mistake => field.addError(mistake),
  );
};

/** Asks for the name of a service, and tells whether it is free. */
export const serviceNameField = {
  name: 'FlightdeckServiceName',
  component: ServiceNameField,
  schema: serviceNameSchema,
  validation,
};
