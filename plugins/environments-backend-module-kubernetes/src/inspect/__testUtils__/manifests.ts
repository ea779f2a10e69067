import type { TestManifest } from '../../__testUtils__/TestCluster';
import { NAMESPACE } from './InspectedSandbox';

interface Owner {
  kind: string;
  name: string;
  uid: string;
}

export interface OwnedManifest extends TestManifest {
  metadata: TestManifest['metadata'] & {
    ownerReferences?: (Owner & { apiVersion: string; controller: boolean })[];
    creationTimestamp?: string;
  };
}

export function owned(
  kind: string,
  name: string,
  options: { owner?: Owner; labels?: Record<string, string> } = {},
): OwnedManifest {
  const { owner, labels } = options;
  const apiVersions: Record<string, string> = {
    Job: 'batch/v1',
    CronJob: 'batch/v1',
    Pod: 'v1',
  };
  return {
    apiVersion: apiVersions[kind] ?? 'apps/v1',
    kind,
    metadata: {
      name,
      namespace: NAMESPACE,
      labels,
      ownerReferences: owner && [
        { apiVersion: 'apps/v1', controller: true, ...owner },
      ],
    },
  };
}

export type ContainerState =
  | 'running'
  | 'ended'
  | { waiting: string }
  | { stopped: number };

function statusOf(name: string, state: ContainerState) {
  const terminated = { exitCode: 1, reason: 'Error' };
  if (state === 'running') {
    return { name, restartCount: 0, state: { running: {} } };
  }
  if (state === 'ended') {
    return {
      name,
      restartCount: 0,
      state: { terminated: { exitCode: 0, reason: 'Completed' } },
    };
  }
  return 'waiting' in state
    ? { name, restartCount: 0, state: { waiting: { reason: state.waiting } } }
    : {
        name,
        restartCount: state.stopped,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated },
      };
}

export function pod(
  name: string,
  options: {
    owner?: Owner;
    containers?: Record<string, ContainerState>;
    initContainers?: Record<string, ContainerState>;
    phase?: string;
  } = {},
): OwnedManifest {
  const { containers = { app: 'running' }, initContainers = {} } = options;
  const declare = (states: Record<string, ContainerState>) =>
    Object.keys(states).map(each => ({ name: each, image: 'app:1' }));
  const describe = (states: Record<string, ContainerState>) =>
    Object.entries(states).map(([each, state]) => statusOf(each, state));
  return {
    ...owned('Pod', name, options),
    spec: {
      nodeName: 'node-1',
      containers: declare(containers),
      initContainers: declare(initContainers),
    },
    status: {
      phase: options.phase ?? 'Running',
      containerStatuses: describe(containers),
      initContainerStatuses: describe(initContainers),
    },
  };
}
