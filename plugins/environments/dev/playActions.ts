import {
  actionOrderSchema,
  type ActionRequest,
  type Application,
  type Operation,
} from '@flightdeck/plugin-environments-common';
import {
  operationFixture,
  type FakeEnvironmentsApi,
} from '@flightdeck/plugin-environments-react/testUtils';

const DURATION_MS = 6_000;

/** Plays actions that take a few seconds and go well; a sync brings everything in line with Git. */
export function playActions(api: FakeEnvironmentsApi): void {
  const { delivery } = api;
  delivery.onStart = async (ref, request) => {
    const running = startedOperation(ref, request);
    setTimeout(() => {
      const ended: Operation = {
        ...running,
        state: 'succeeded',
        finishedAt: new Date().toISOString(),
        message: 'It is done.',
        steps: running.steps.map(step => ({ ...step, state: 'succeeded' })),
      };
      delivery.operations = delivery.operations.map(each =>
        each.id === ended.id ? ended : each,
      );
      if (running.action === 'sync') {
        bringInSync(api, ref, running.id);
      }
    }, DURATION_MS);
    return running;
  };
}

function startedOperation(ref: string, request: ActionRequest): Operation {
  const order = actionOrderSchema.parse(request.order);
  const { steps, ...operation } = operationFixture({
    id: request.key,
    environmentRef: ref,
    action: order.action,
    order,
    state: 'running',
    requestedBy: 'user:default/guest',
    startedAt: new Date().toISOString(),
    finishedAt: undefined,
    message: 'It has been accepted.',
  });
  return {
    ...operation,
    steps: steps.map(step => ({
      ...step,
      kind: order.action,
      state: 'running',
      message: 'It is being done.',
      resources: [],
    })),
  };
}

function bringInSync(
  api: FakeEnvironmentsApi,
  ref: string,
  version: string,
): void {
  const snapshot = api.snapshots.get(ref);
  if (snapshot) {
    api.snapshots.set(ref, {
      ...snapshot,
      version,
      applications: snapshot.applications?.map(inSync),
    });
  }
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
