import { z } from 'zod';
import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { KubeObject, Manifest } from '../kubernetes/Cluster';
import { ClusterLife } from './ClusterLife';
import { conditionSchema } from './conditions';
import { ManualTimeline } from './ManualTimeline';
import { isReady, readPod } from './objects/pod';

export const NAMESPACE = 'shop';

/** A living cluster whose time a test moves. */
export function startTestCluster() {
  const timeline = new ManualTimeline();
  const cluster = new InMemoryCluster({ clock: () => timeline.now() });
  const failures: string[] = [];
  let seed = 1;
  const life = new ClusterLife({
    cluster,
    timeline,
    log: line => failures.push(line),
    random: () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    },
  });
  life.start();
  cluster.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  });
  return {
    cluster,
    timeline,
    life,
    /** Ends it. Throws when a controller failed at any time. */
    stop() {
      life.stop();
      if (failures.length > 0) {
        throw new Error(failures.join('\n'));
      }
    },
    pods: () => cluster.list('Pod', NAMESPACE),
    readyPods: () =>
      cluster.list('Pod', NAMESPACE).filter(pod => isReady(readPod(pod))),
    reasonsOfEvents: () =>
      cluster.list('Event', NAMESPACE).map(({ reason }) => String(reason)),
  };
}

export type TestCluster = ReturnType<typeof startTestCluster>;

interface DeploymentOptions {
  replicas?: number;
  container?: Record<string, unknown>;
  annotations?: Record<string, string>;
  podSpec?: Record<string, unknown>;
  spec?: Record<string, unknown>;
}

export function deployment(
  name: string,
  options: DeploymentOptions = {},
): Manifest {
  const { replicas = 3, container, annotations, podSpec, spec } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name }, annotations },
        spec: {
          containers: [
            {
              name,
              image: `example.org/${name}:1.0.0`,
              ports: [{ name: 'http', containerPort: 8000 }],
              resources: {
                requests: { cpu: '200m', memory: '256Mi' },
                limits: { memory: '512Mi' },
              },
              ...container,
            },
          ],
          ...podSpec,
        },
      },
    },
  };
}

const statusSchema = z.looseObject({
  status: z
    .looseObject({ conditions: z.array(conditionSchema).default([]) })
    .default({ conditions: [] }),
});

export function conditionOf(object: KubeObject | undefined, type: string) {
  return statusSchema
    .parse(object)
    .status.conditions.find(condition => condition.type === type);
}

const containerStatusesSchema = z.looseObject({
  status: z.looseObject({
    containerStatuses: z.array(
      z.looseObject({
        ready: z.boolean(),
        restartCount: z.number(),
        state: z.record(
          z.string(),
          z.looseObject({
            reason: z.string().optional(),
            message: z.string().optional(),
            exitCode: z.number().optional(),
          }),
        ),
        lastState: z.record(
          z.string(),
          z.looseObject({ exitCode: z.number(), reason: z.string() }),
        ),
      }),
    ),
  }),
});

/** The status of the Pod's first container; undefined before the kubelet wrote one. */
export function containerStatus(pod: KubeObject) {
  const { success, data } = containerStatusesSchema.safeParse(pod);
  return success ? data.status.containerStatuses[0] : undefined;
}
