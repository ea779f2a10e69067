import { podManifest } from './podManifest';
import type { ApplicationPlan } from './planCluster';
import { podTemplate, settingValues } from './podTemplate';

const HASH = '6d4cf56db6';
const USUAL_TAG = '1.4.2';
export const INGRESS_CLASS = 'nginx';

interface SeedOptions {
  random: () => number;
  now: Date;
  /** Gives the uid of the next object. */
  uid: () => string;
}

/** The objects of an application, as a cluster holds them when its rollout is complete. */
export function applicationManifests(
  plan: ApplicationPlan,
  options: SeedOptions,
) {
  const { namespace, name, pods, component, tag = USUAL_TAG } = plan;
  const labels = {
    app: name,
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': component,
    'app.kubernetes.io/managed-by': 'Helm',
    'backstage.io/kubernetes-id': component,
  };
  const metadata = (own: string, extra: object = {}) => ({
    name: own,
    namespace,
    labels,
    uid: options.uid(),
    ...extra,
  });
  const owned = (kind: string, owner: { name: string; uid: string }) => ({
    ownerReferences: [
      {
        apiVersion: 'apps/v1',
        kind,
        name: owner.name,
        uid: owner.uid,
        controller: true,
      },
    ],
  });
  const replicas = {
    observedGeneration: 1,
    replicas: pods,
    readyReplicas: pods,
    availableReplicas: pods,
  };
  const template = {
    metadata: { labels: { ...labels, 'pod-template-hash': HASH } },
    spec: podTemplate(name, tag),
  };
  const spec = {
    replicas: pods,
    selector: { matchLabels: { app: name } },
    template,
  };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name),
    spec,
    status: { ...replicas, updatedReplicas: pods, conditions: conditions() },
  };
  const replicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: metadata(
      `${name}-${HASH}`,
      owned('Deployment', deployment.metadata),
    ),
    spec,
    status: { ...replicas, fullyLabeledReplicas: pods },
  };
  return {
    serviceAccount: {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: metadata(name),
    },
    settings: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata(name),
      data: settingValues(),
    },
    deployment,
    replicaSet,
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(name),
      spec: {
        selector: { app: name },
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    },
    ingress: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: metadata(name),
      spec: {
        ingressClassName: INGRESS_CLASS,
        rules: [ingressRule(name, namespace)],
      },
    },
    pods: Array.from({ length: pods }, () =>
      podManifest({
        ...options,
        metadata: metadata(`${name}-${HASH}-${suffix(options.random)}`, {
          labels: template.metadata.labels,
          ...owned('ReplicaSet', replicaSet.metadata),
        }),
        spec: template.spec,
      }),
    ),
  };
}

function conditions() {
  return [
    { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' },
    { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
  ];
}

function ingressRule(name: string, namespace: string) {
  const backend = { service: { name, port: { name: 'http' } } };
  return {
    host: `${name}.${namespace}.test`,
    http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
  };
}

/** Long enough that two Pods of an application do not get the same. */
function suffix(random: () => number): string {
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 36).toString(36),
  ).join('');
}
