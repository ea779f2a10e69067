import type { ConformanceFacts } from '@flightdeck/plugin-environments-common';

/**
 * What of an environment is just being deployed, in words; undefined when nothing is. Two releases
 * run side by side then, and images are not pulled yet: that is no release of its own.
 */
export function findMoving({
  applications = [],
  objects: { Deployment = [], Rollout = [] },
}: ConformanceFacts): string | undefined {
  const application = applications.find(
    ({ health, operationInProgress }) =>
      operationInProgress || health.status === 'Progressing',
  );
  if (application) {
    return `${application.name} is still rolled out`;
  }
  // Also while it is paused, or has come to a stop half way.
  const workload = [...Deployment, ...Rollout].find(
    ({ status: { replicas, updatedReplicas } }) =>
      replicas !== undefined &&
      updatedReplicas !== undefined &&
      updatedReplicas < replicas,
  );
  return (
    workload &&
    `${workload.metadata.name} runs the release before beside the new one`
  );
}
