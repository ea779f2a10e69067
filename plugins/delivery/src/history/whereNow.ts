import {
  bareRevisions,
  type DeploymentRecord,
  type FleetEnvironment,
} from '@flightdeck/plugin-environments-common';

/** Whether a deployment is what an environment has now. */
export function isDeployedIn(
  record: DeploymentRecord,
  { environment, sync }: FleetEnvironment,
): boolean {
  const revisions = bareRevisions(record.release);
  return (
    environment.ref === record.environmentRef &&
    record.result === 'succeeded' &&
    record.kind !== 'partial-sync' &&
    record.replacedAt === undefined &&
    revisions.length > 0 &&
    revisions.every(revision => sync?.revisions.includes(revision))
  );
}

/**
 * The environments that have now what is searched for: an image or a revision with all the words,
 * or what one of the deployments that were found brought.
 */
export function findWhereNow(
  environments: readonly FleetEnvironment[],
  records: readonly DeploymentRecord[],
  text: string,
): FleetEnvironment[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return environments.filter(each => {
    const running = [...each.images, ...(each.sync?.revisions ?? [])];
    return (
      running.some(thing =>
        words.every(word => thing.toLowerCase().includes(word)),
      ) || records.some(record => isDeployedIn(record, each))
    );
  });
}

/** The environments of which nobody knows what they have. */
export function findUnknown(
  environments: readonly FleetEnvironment[],
): FleetEnvironment[] {
  return environments.filter(
    ({ images, sync }) =>
      images.length === 0 && (sync?.revisions.length ?? 0) === 0,
  );
}
