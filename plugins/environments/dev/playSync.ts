import type {
  Application,
  Operation,
  SyncRequest,
} from '@flightdeck/plugin-environments-common';
import {
  operationFixture,
  type FakeEnvironmentsApi,
} from '@flightdeck/plugin-environments-react/testUtils';

const DURATION_MS = 6_000;

/** Plays a sync that takes a few seconds and brings everything in line with Git. */
export function playSync(
  api: FakeEnvironmentsApi,
): (ref: string, request: SyncRequest) => Promise<Operation> {
  return async (ref, { key }) => {
    const startedAt = new Date().toISOString();
    const running = operationFixture({
      id: key,
      environmentRef: ref,
      state: 'running',
      requestedBy: 'user:default/guest',
      startedAt,
      finishedAt: undefined,
      message: 'Argo CD has accepted the sync.',
    });
    setTimeout(() => {
      api.operations = api.operations.map(each =>
        each.id === key
          ? operationFixture({
              ...running,
              state: 'succeeded',
              finishedAt: new Date().toISOString(),
              message: 'The applications are in sync with Git.',
            })
          : each,
      );
      const snapshot = api.snapshots.get(ref);
      if (snapshot) {
        api.snapshots.set(ref, {
          ...snapshot,
          version: key,
          applications: snapshot.applications?.map(inSync),
        });
      }
    }, DURATION_MS);
    return {
      ...running,
      steps: running.steps.map(step => ({
        ...step,
        state: 'running',
        message: 'Applying resources.',
        resources: [],
      })),
    };
  };
}

function inSync(application: Application): Application {
  return {
    ...application,
    sync: { ...application.sync, status: 'Synced' },
    resources: application.resources.map(resource => ({
      ...resource,
      sync: 'Synced',
      health: 'Healthy',
    })),
  };
}
