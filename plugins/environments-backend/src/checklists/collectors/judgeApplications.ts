import type { Application } from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

const HEALTH: ReadonlyMap<string, Aspect['state']> = new Map([
  ['Healthy', 'passed'],
  ['Progressing', 'pending'],
  ['Suspended', 'warning'],
  ['Degraded', 'failed'],
  ['Missing', 'failed'],
]);

/** Whether the delivery engine has deployed what it should, and finds it well. */
export function judgeApplications({
  definition,
  facts: { applications },
}: CollectedEnvironment): Aspect[] {
  return applications
    ? applications.map(judgeOne)
    : [
        {
          state: 'unknown',
          says: `The applications of ${definition.name} could not be read.`,
        },
      ];
}

function judgeOne(application: Application): Aspect {
  const { health, name, operationInProgress, sync } = application;
  if (operationInProgress) {
    return { state: 'pending', says: `${name} is being deployed.` };
  }
  if (hasFailed(application)) {
    return { state: 'failed', says: `The last sync of ${name} failed.` };
  }
  if (sync.status !== 'Synced') {
    return {
      state: sync.status === 'Unknown' ? 'unknown' : 'failed',
      says: `${name} is ${
        sync.status === 'Unknown'
          ? 'not comparable with Git'
          : 'not what Git says'
      }: its sync status is ${sync.status}.`,
    };
  }
  return {
    state: HEALTH.get(health.status) ?? 'unknown',
    says: `${name} is ${sync.status} and ${health.status}.`,
  };
}

/** An attempt at what Git does not say any more is past. */
function hasFailed({ operation, sync }: Application): boolean {
  return (
    operation !== undefined &&
    !operation.dryRun &&
    (operation.phase === 'Failed' || operation.phase === 'Error') &&
    operation.revisions.join() === sync.revisions.join()
  );
}
