import { z } from 'zod';
import { viewedComponent } from '../seed/catalogEntities';
import { VIEWED } from '../seed/planCluster';
import type { Contender } from './Contender';

const podSchema = z.object({
  metadata: z.object({ name: z.string() }),
  status: z.object({
    containerStatuses: z.array(z.object({ restartCount: z.number() })),
  }),
});

const answerSchema = z.object({
  items: z.array(
    z.object({
      errors: z.array(z.unknown()),
      resources: z.array(
        z.object({ type: z.string(), resources: z.array(z.unknown()) }),
      ),
    }),
  ),
});

function podsOf(answer: string) {
  const [{ errors, resources }] = answerSchema.parse(JSON.parse(answer)).items;
  if (errors.length > 0) {
    throw new Error(`The view has errors: ${JSON.stringify(errors)}`);
  }
  return resources
    .filter(({ type }) => type === 'pods')
    .flatMap(({ resources: pods }) => z.array(podSchema).parse(pods));
}

/** The Kubernetes tab of a component in Backstage. */
export const incumbent: Contender = {
  view: {
    method: 'POST',
    path: `/api/kubernetes/services/${VIEWED}`,
    body: JSON.stringify({ entity: viewedComponent, auth: {} }),
  },
  restartsOf: (answer, pod) =>
    podsOf(answer).find(({ metadata }) => metadata.name === pod)?.status
      .containerStatuses[0].restartCount,
  countPods: answer => podsOf(answer).length,
};
