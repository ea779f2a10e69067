import { Manifest } from './Cluster';
import { isJsonObject, JsonObject } from './json';

const ROLLING_UPDATE = {
  type: 'RollingUpdate',
  rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
};

/** What the API server writes into a new object's spec where the manifest is silent. */
const SPEC_DEFAULTS: Readonly<Record<string, JsonObject>> = {
  Deployment: {
    replicas: 1,
    strategy: ROLLING_UPDATE,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
  },
  ReplicaSet: { replicas: 1 },
  StatefulSet: {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: 'OrderedReady',
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
  },
  DaemonSet: {
    revisionHistoryLimit: 10,
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
    },
  },
  Pod: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30 },
  Service: { type: 'ClusterIP', sessionAffinity: 'None' },
  Job: { parallelism: 1, backoffLimit: 6, suspend: false },
  CronJob: {
    concurrencyPolicy: 'Allow',
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  },
  HorizontalPodAutoscaler: { minReplicas: 1 },
  PersistentVolumeClaim: { volumeMode: 'Filesystem' },
};

const STATUS_DEFAULTS: Readonly<Record<string, JsonObject>> = {
  Namespace: { phase: 'Active' },
  Pod: { phase: 'Pending' },
  PersistentVolumeClaim: { phase: 'Pending' },
};

/** Where pod specs are, by kind. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['template', 'spec'],
  ReplicaSet: ['template', 'spec'],
  StatefulSet: ['template', 'spec'],
  DaemonSet: ['template', 'spec'],
  Job: ['template', 'spec'],
  CronJob: ['jobTemplate', 'spec', 'template', 'spec'],
};

/** Fills in what the manifest leaves open. Values that are there are never changed. */
export function withDefaults(manifest: Manifest): Manifest {
  const { kind } = manifest;
  const given = kind === 'Job' ? fillJob(manifest.spec) : manifest.spec;
  const filled = fill(given, SPEC_DEFAULTS[kind]);
  const podSpec = POD_SPECS[kind];
  let spec = podSpec ? changeAt(filled, podSpec, fillPodSpec) : filled;
  if (kind === 'Service') {
    spec = changeAt(spec, ['ports'], ports => fillEach(ports, fillServicePort));
  }
  const status = fill(manifest.status, STATUS_DEFAULTS[kind]);
  return {
    ...(kind === 'Namespace' ? withNameLabel(manifest) : manifest),
    ...(spec !== undefined && { spec }),
    ...(status !== undefined && { status }),
  };
}

/** By this label policies select a namespace. */
function withNameLabel(manifest: Manifest): Manifest {
  const { name, labels } = manifest.metadata;
  const named = { ...labels, 'kubernetes.io/metadata.name': name };
  return { ...manifest, metadata: { ...manifest.metadata, labels: named } };
}

/** A Job that says neither how many nor how many at once ends after one. */
function fillJob(spec: unknown): unknown {
  return isJsonObject(spec) && spec.parallelism === undefined
    ? fill(spec, { completions: 1 })
    : spec;
}

function fillPodSpec(spec: unknown): unknown {
  return ['containers', 'initContainers'].reduce(
    (result, field) =>
      changeAt(result, [field], containers =>
        fillEach(containers, container =>
          changeAt(container, ['ports'], ports =>
            fillEach(ports, port => fill(port, { protocol: 'TCP' })),
          ),
        ),
      ),
    spec,
  );
}

function fillServicePort(port: unknown): unknown {
  return isJsonObject(port)
    ? fill(port, { protocol: 'TCP', targetPort: port.port })
    : port;
}

function fill(value: unknown, defaults: JsonObject | undefined): unknown {
  if (!defaults) {
    return value;
  }
  return isJsonObject(value) ? { ...defaults, ...value } : { ...defaults };
}

function fillEach(list: unknown, change: (item: unknown) => unknown): unknown {
  return Array.isArray(list) ? list.map(change) : list;
}

/** The value with the part at the path changed; as it is where there is no such part. */
function changeAt(
  value: unknown,
  [field, ...rest]: readonly string[],
  change: (part: unknown) => unknown,
): unknown {
  if (field === undefined) {
    return change(value);
  }
  return isJsonObject(value) && value[field] !== undefined
    ? { ...value, [field]: changeAt(value[field], rest, change) }
    : value;
}
