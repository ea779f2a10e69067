import type { EnvironmentFacts } from '../health';
import { evaluateEnvironment } from '../snapshot/evaluateEnvironment';
import { ago, aDeployment, aWaitingPod, NOW, theFacts } from './builders';

const owner = { kind: 'Deployment', name: 'backend' };

/** A deployment of an application so many seconds ago. */
export function deployed(seconds: number, revision = 'v1.5.0') {
  const deployedAt = ago(seconds);
  return { id: seconds, revisions: [revision], deployedAt };
}

/** An environment that was well a moment ago, and in which a Pod cannot pull its image now. */
export function followedIn(
  parts: Partial<Parameters<typeof theFacts>[0]>,
  before: (
    facts: EnvironmentFacts,
  ) => EnvironmentFacts | undefined = facts => ({
    ...facts,
    objects: { ...facts.objects, Pod: [] },
  }),
) {
  const facts = theFacts({
    ...parts,
    objects: {
      Deployment: [aDeployment('backend')],
      Pod: [aWaitingPod('backend-a', 'ErrImagePull', { owner })],
      ...parts.objects,
    },
  });
  const earlier = before(facts);
  const memory = earlier && evaluateEnvironment(earlier, undefined, NOW).memory;
  return evaluateEnvironment(facts, memory, NOW).snapshot;
}
