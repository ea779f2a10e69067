import type { podTemplate } from './podTemplate';

const NODES = 40;

/** A Pod that runs and is ready, on one of the nodes. */
export function podManifest(options: {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    labels: Record<string, string>;
  };
  spec: ReturnType<typeof podTemplate>;
  random: () => number;
  now: Date;
}) {
  const { metadata, spec, random, now } = options;
  const node = Math.floor(random() * NODES);
  const ageSeconds = 3_600 + Math.floor(random() * 30 * 86_400);
  const startTime = new Date(now.getTime() - ageSeconds * 1000).toISOString();
  const condition = (type: string) => ({
    type,
    status: 'True',
    lastTransitionTime: startTime,
  });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: { ...spec, nodeName: `node-${node}` },
    status: {
      phase: 'Running',
      hostIP: `10.0.0.${node}`,
      podIP: `10.1.${node}.${Math.floor(random() * 250)}`,
      qosClass: 'Burstable',
      startTime,
      conditions: [
        'Initialized',
        'PodScheduled',
        'ContainersReady',
        'Ready',
      ].map(condition),
      containerStatuses: spec.containers.map(({ name, image }) => ({
        name,
        image,
        imageID: `${image.split(':')[0]}@sha256:${'5e'.repeat(32)}`,
        containerID: `containerd://${metadata.uid}-${name}`,
        ready: true,
        started: true,
        restartCount: 0,
        state: runningSince(startTime),
        lastState: {},
      })),
    },
  };
}

/** The state of a container: running here, waiting where a Pod is made to fail. */
type ContainerState =
  | { running: { startedAt: string } }
  | { waiting: { reason: string } };

function runningSince(startedAt: string): ContainerState {
  return { running: { startedAt } };
}
