import type { Application } from '../delivery';
import type { EnvironmentDefinition } from '../environment';
import type { EnvironmentFacts } from '../health';
import type { IndicatorReading } from '../indicators';
import { kubernetesProjections } from '../kubernetes';
import type { SourceStatus } from '../sources';

/** A part of an object as the API server would send it. */
export type Raw = Record<string, unknown>;

export const NAMESPACE = 'shop';
export const NOW = new Date('2026-03-02T12:00:00Z');

/** The time so many seconds before {@link NOW}. */
export function ago(seconds: number): string {
  return new Date(NOW.getTime() - seconds * 1000).toISOString();
}

function rawObject(
  name: string,
  parts: { metadata?: Raw; spec?: Raw; status?: Raw },
) {
  return {
    spec: parts.spec ?? {},
    status: parts.status ?? {},
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: `uid-${name}`,
      generation: 1,
      creationTimestamp: ago(86_400),
      labels: {},
      ...parts.metadata,
    },
  };
}

/** A ready Pod of ReplicaSet `<owner>-1`, unless told otherwise. */
export function aPod(
  name: string,
  options: {
    owner?: { kind: string; name: string };
    metadata?: Raw;
    spec?: Raw;
    status?: Raw;
    isReady?: boolean;
    container?: Raw;
  } = {},
) {
  const { owner, isReady = true } = options;
  return kubernetesProjections.Pod.parse(
    rawObject(name, {
      metadata: {
        labels: { app: owner?.name ?? name },
        ownerReferences: owner
          ? [
              owner.kind === 'Deployment'
                ? {
                    kind: 'ReplicaSet',
                    name: `${owner.name}-1`,
                    uid: `uid-${owner.name}-1`,
                    controller: true,
                  }
                : { ...owner, uid: `uid-${owner.name}`, controller: true },
            ]
          : [],
        ...options.metadata,
      },
      spec: {
        nodeName: 'node-1',
        containers: [{ name: 'app', image: 'registry.test/app:1.0' }],
        ...options.spec,
      },
      status: {
        phase: isReady ? 'Running' : 'Pending',
        startTime: ago(7200),
        conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
        containerStatuses: [
          {
            name: 'app',
            image: 'registry.test/app:1.0',
            ready: isReady,
            restartCount: 0,
            state: isReady ? { running: { startedAt: ago(7200) } } : {},
            ...options.container,
          },
        ],
        ...options.status,
      },
    }),
  );
}

/** A Pod whose container waits. */
export function aWaitingPod(
  name: string,
  reason: string,
  options: Parameters<typeof aPod>[1] & { message?: string } = {},
) {
  const { message, container, ...rest } = options;
  return aPod(name, {
    isReady: false,
    container: { state: { waiting: { reason, message } }, ...container },
    ...rest,
  });
}

export function aReplicaSet(deployment: string) {
  return kubernetesProjections.ReplicaSet.parse(
    rawObject(`${deployment}-1`, {
      metadata: {
        ownerReferences: [
          {
            kind: 'Deployment',
            name: deployment,
            uid: `uid-${deployment}`,
            controller: true,
          },
        ],
      },
    }),
  );
}

/** A Deployment of which every replica is available, unless told otherwise. */
export function aDeployment(
  name: string,
  options: { replicas?: number; metadata?: Raw; spec?: Raw; status?: Raw } = {},
) {
  const { replicas = 3 } = options;
  return kubernetesProjections.Deployment.parse(
    rawObject(name, {
      metadata: options.metadata,
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [{ name: 'app', image: 'registry.test/app:1.0' }],
          },
        },
        ...options.spec,
      },
      status: {
        observedGeneration: 1,
        replicas,
        updatedReplicas: replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        conditions: [],
        ...options.status,
      },
    }),
  );
}

export function aStatefulSet(
  name: string,
  options: { replicas?: number; spec?: Raw; status?: Raw } = {},
) {
  const { replicas = 2 } = options;
  return kubernetesProjections.StatefulSet.parse(
    rawObject(name, {
      spec: {
        replicas,
        template: { metadata: { labels: { app: name } } },
        ...options.spec,
      },
      status: {
        observedGeneration: 1,
        replicas,
        readyReplicas: replicas,
        updatedReplicas: replicas,
        currentRevision: 'a',
        updateRevision: 'a',
        ...options.status,
      },
    }),
  );
}

export function aService(name: string, spec: Raw = {}) {
  return kubernetesProjections.Service.parse(
    rawObject(name, {
      metadata: { uid: `uid-svc-${name}` },
      spec: {
        type: 'ClusterIP',
        selector: { app: name },
        ports: [{ name: 'http', port: 80 }],
        ...spec,
      },
    }),
  );
}

/** An Ingress that sends `/` of host `shop.test` to port 80 of a Service. */
export function anIngress(
  name: string,
  service: string,
  port: Raw = { number: 80 },
) {
  return kubernetesProjections.Ingress.parse(
    rawObject(name, {
      metadata: { uid: `uid-ing-${name}` },
      spec: {
        rules: [
          {
            host: 'shop.test',
            http: {
              paths: [
                { path: '/', backend: { service: { name: service, port } } },
              ],
            },
          },
        ],
      },
    }),
  );
}

export function anAutoscaler(
  name: string,
  parts: { spec?: Raw; status?: Raw } = {},
) {
  return kubernetesProjections.HorizontalPodAutoscaler.parse(
    rawObject(name, {
      metadata: { uid: `uid-hpa-${name}` },
      spec: {
        minReplicas: 3,
        maxReplicas: 10,
        scaleTargetRef: { kind: 'Deployment', name },
        ...parts.spec,
      },
      status: { currentReplicas: 3, desiredReplicas: 3, ...parts.status },
    }),
  );
}

export function anEvent(
  pod: string,
  reason: string,
  message: string,
  seconds = 30,
) {
  return kubernetesProjections.Event.parse({
    ...rawObject(`${pod}.${reason}.${seconds}`, {}),
    involvedObject: { kind: 'Pod', name: pod, uid: `uid-${pod}` },
    reason,
    message,
    lastTimestamp: ago(seconds),
  });
}

export function anApplication(
  overrides: Partial<Application> = {},
): Application {
  return {
    engine: 'argocd',
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-prod',
    project: 'shop',
    automation: { enabled: true, prune: false, selfHeal: false },
    sources: [{ repoUrl: 'https://git.test/shop.git', path: 'deploy' }],
    sync: { status: 'Synced', revisions: ['abc'] },
    health: { status: 'Healthy' },
    images: [],
    resources: [],
    operationInProgress: false,
    history: [],
    conditions: [],
    ...overrides,
  };
}

export function aReading(
  overrides: Partial<IndicatorReading> = {},
): IndicatorReading {
  return {
    id: 'error-ratio',
    title: 'Error ratio',
    unit: 'ratio',
    value: 0.01,
    warning: 0.02,
    critical: 0.05,
    query: 'sum(errors)',
    ...overrides,
  };
}

export function aSource(overrides: Partial<SourceStatus> = {}): SourceStatus {
  return {
    id: 'kubernetes/sandbox',
    kind: 'kubernetes',
    name: 'sandbox',
    state: 'ok',
    message: 'Current.',
    asOf: ago(1),
    gaps: [],
    ...overrides,
  };
}

export function anEnvironment(
  overrides: Partial<EnvironmentDefinition> = {},
): EnvironmentDefinition {
  return {
    ref: 'resource:default/shop-prod',
    name: 'shop-prod',
    cluster: 'sandbox',
    namespaces: [NAMESPACE],
    applications: [],
    problems: [],
    ...overrides,
  };
}

/** Facts in which every feed is there, and empty where nothing is given. */
export function theFacts(parts: {
  objects?: EnvironmentFacts['objects'];
  environment?: Partial<EnvironmentDefinition>;
  sources?: SourceStatus[];
  applications?: Application[];
  indicators?: IndicatorReading[];
}): EnvironmentFacts {
  return {
    environment: anEnvironment(parts.environment),
    sources: parts.sources ?? [aSource()],
    objects: {
      Pod: [],
      Deployment: [],
      ReplicaSet: [],
      StatefulSet: [],
      Service: [],
      Ingress: [],
      HorizontalPodAutoscaler: [],
      Event: [],
      ...parts.objects,
    },
    applications: parts.applications ?? [],
    indicators: parts.indicators ?? [],
  };
}
