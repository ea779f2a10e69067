import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { readForm } from '../../shared/readForm';
import { checkWithBackend } from '../../shared/validating';
import type { Needs } from './findShortfalls';
import { judgeNamespace } from './judgeNamespace';
import { NamespacesField } from './NamespacesField';
import { type NamespacesAnswer, namespacesSchema } from './namespacesSchema';
import { planNamespaces } from './planNamespaces';

const validation: CustomFieldValidator<
  NamespacesAnswer,
  { needs?: Needs }
> = async (value, field, { apiHolder, formData, uiSchema }) => {
  const form = readForm(formData);
  const { mode = 'create', layout } = value;
  const needs = layout === 'tier' ? undefined : uiSchema?.['ui:options']?.needs;
  const environments = planNamespaces(form, value);
  const mistaken = environments.filter(({ namespace, stage }) => {
    const mistakes = mistakesOf(answerShapes.namespaceName, namespace);
    mistakes.forEach(mistake =>
      field.addError(`The namespace of ${stage}: ${mistake}`),
    );
    return mistakes.length > 0;
  });
  const names = environments.flatMap(({ namespaces }) => namespaces);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    field.addError(
      `Namespace ${twice} is named twice: each environment needs its own.`,
    );
  }
  const { cluster } = form;
  if (!cluster || mistaken.length > 0) {
    return;
  }
  const refusals = new Set<string>();
  await Promise.all(
    names.map(name =>
      checkWithBackend(
        apiHolder,
        async (client, signal) => {
          const found = await client.getNamespace(cluster, name, { signal });
          const { isObstacle, sentence, word } = judgeNamespace(
            mode,
            found,
            needs,
          );
          if (isObstacle) {
            field.addError(sentence ?? `${name}: ${word}.`);
          }
        },
        mistake => refusals.add(mistake),
      ),
    ),
  );
  refusals.forEach(refusal => field.addError(refusal));
};

/** Asks for the namespaces of a service. */
export const namespacesField = {
  name: 'FlightdeckNamespaces',
  component: NamespacesField,
  schema: namespacesSchema,
  validation,
};
