import { ago, NAMESPACE, type Raw } from '../builders';

/** An object as the API server sends it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    resourceVersion: string;
    creationTimestamp: string;
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

interface Parts {
  metadata?: Raw;
  spec?: Raw;
  status?: Raw;
  [field: string]: unknown;
}

export function manifest(
  apiVersion: string,
  kind: string,
  name: string,
  { metadata, ...parts }: Parts = {},
): Manifest {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: `uid-${kind}-${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: ago(30 * 86_400),
      labels: { app: name },
      ...metadata,
    },
    ...parts,
  };
}

function ownedBy(kind: string, name: string): Raw {
  return {
    ownerReferences: [
      { kind, name, uid: `uid-${kind}-${name}`, controller: true },
    ],
  };
}

const podTemplate = (app: string) => ({
  metadata: { labels: { app } },
  spec: {
    containers: [
      {
        name: 'app',
        image: 'registry.test/app:1.0',
        ports: [{ name: 'http', containerPort: 8080 }],
      },
    ],
  },
});

/** A Deployment whose replicas are available, and its ReplicaSet. */
export function deployment(
  name: string,
  options: { replicas?: number; spec?: Raw; status?: Raw } = {},
): Manifest[] {
  const { replicas = 2 } = options;
  return [
    manifest('apps/v1', 'Deployment', name, {
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: podTemplate(name),
        ...options.spec,
      },
      status: {
        observedGeneration: 1,
        replicas,
        updatedReplicas: replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        conditions: [
          {
            type: 'Available',
            status: 'True',
            lastTransitionTime: ago(86_400),
          },
          {
            type: 'Progressing',
            status: 'True',
            reason: 'NewReplicaSetAvailable',
            lastTransitionTime: ago(86_400),
          },
        ],
        ...options.status,
      },
    }),
    manifest('apps/v1', 'ReplicaSet', `${name}-1`, {
      metadata: { labels: { app: name }, ...ownedBy('Deployment', name) },
      spec: { replicas, selector: { matchLabels: { app: name } } },
      status: { replicas, readyReplicas: replicas, conditions: [] },
    }),
  ];
}

export const NOT_AVAILABLE = [
  {
    type: 'Available',
    status: 'False',
    reason: 'MinimumReplicasUnavailable',
    message: 'Deployment does not have minimum availability.',
    lastTransitionTime: ago(1_200),
  },
  {
    type: 'Progressing',
    status: 'True',
    reason: 'ReplicaSetUpdated',
    lastTransitionTime: ago(300),
  },
];

/** A ready Pod of a workload, unless told otherwise. */
export function pod(
  name: string,
  options: {
    owner?: { kind: string; name: string };
    metadata?: Raw;
    spec?: Raw;
    status?: Raw;
    container?: Raw;
    isReady?: boolean;
  } = {},
): Manifest {
  const { isReady = true } = options;
  const owner = options.owner ?? { kind: 'ReplicaSet', name: 'backend-1' };
  const app = owner.name.replace(/-1$/, '');
  return manifest('v1', 'Pod', name, {
    metadata: {
      labels: { app },
      ...ownedBy(owner.kind, owner.name),
      ...options.metadata,
    },
    spec: {
      nodeName: 'node-1',
      restartPolicy: 'Always',
      ...podTemplate(app).spec,
      ...options.spec,
    },
    status: {
      phase: 'Running',
      startTime: ago(1_200),
      conditions: [
        { type: 'PodScheduled', status: 'True' },
        {
          type: 'Ready',
          status: isReady ? 'True' : 'False',
          lastTransitionTime: ago(1_200),
        },
      ],
      containerStatuses: [
        {
          name: 'app',
          image: 'registry.test/app:1.0',
          ready: isReady,
          started: true,
          restartCount: 0,
          state: { running: { startedAt: ago(1_200) } },
          ...options.container,
        },
      ],
      ...options.status,
    },
  });
}

/** A Service that sends requests to the Pods labelled with its name, two of which are ready. */
export function service(
  name: string,
  options: { spec?: Raw; endpoints?: Raw[] } = {},
): Manifest[] {
  const { endpoints = [{ conditions: { ready: true } }] } = options;
  return [
    manifest('v1', 'Service', name, {
      spec: {
        type: 'ClusterIP',
        selector: { app: name },
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
        ...options.spec,
      },
      status: { loadBalancer: {} },
    }),
    manifest('discovery.k8s.io/v1', 'EndpointSlice', `${name}-x`, {
      metadata: {
        labels: { 'kubernetes.io/service-name': name },
        ...ownedBy('Service', name),
      },
      endpoints,
      ports: [{ name: 'http', port: 8080 }],
    }),
  ];
}

export function ingress(name: string, spec: Raw = {}): Manifest {
  return manifest('networking.k8s.io/v1', 'Ingress', name, {
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: 'shop.test',
          http: {
            paths: [
              {
                path: '/',
                backend: { service: { name: 'backend', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
      ...spec,
    },
    status: { loadBalancer: { ingress: [{ ip: '192.0.2.10' }] } },
  });
}

/** Two ready Pods of Deployment `backend`. */
export const TWO_PODS = [pod('backend-a'), pod('backend-b')];
/** What most environments have: a Deployment with two ready Pods and a Service. */
export const A_SHOP = [
  ...deployment('backend'),
  ...TWO_PODS,
  ...service('backend'),
];
