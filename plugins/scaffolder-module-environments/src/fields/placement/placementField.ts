import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { readForm } from '../../shared/readForm';
import { checkWithBackend } from '../../shared/validating';
import { takenSentence } from '../serviceName/nameSentences';
import { PlacementField } from './PlacementField';
import { type PlacementAnswer, placementSchema } from './placementSchema';

const validation: CustomFieldValidator<PlacementAnswer> = async (
  value,
  field,
  { apiHolder, formData },
) => {
  const { cluster, argocdInstance } = value;
  if (!cluster || !argocdInstance) {
    field.addError('Choose a cluster and an Argo CD instance.');
    return;
  }
  mistakesOf(answerShapes.placement, value).forEach(each =>
    field.addError(each),
  );
  const { name } = readForm(formData);
  await checkWithBackend(
    apiHolder,
    async (client, signal) => {
      const [{ clusters }, { instances }] = await Promise.all([
        client.getClusters({ signal }),
        client.getDeliveryInstances({ signal }),
      ]);
      if (!clusters.some(each => each.name === cluster)) {
        field.addError(`No cluster '${cluster}' is configured.`);
      }
      if (!instances.some(each => each.name === argocdInstance)) {
        field.addError(
          `No Argo CD instance '${argocdInstance}' is configured.`,
        );
        return;
      }
      const answer = name
        ? await client.getServiceName(name, {
            instance: argocdInstance,
            signal,
          })
        : undefined;
      if (answer?.state === 'taken') {
        field.addError(takenSentence(answer));
      }
    },
    mistake => field.addError(mistake),
  );
};

/** Asks where a service runs, and what delivers it there. */
export const placementField = {
  name: 'FlightdeckPlacement',
  component: PlacementField,
  schema: placementSchema,
  validation,
};
