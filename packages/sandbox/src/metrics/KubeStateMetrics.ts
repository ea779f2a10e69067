import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { listAt, numberAt, textAt } from '../kubernetes/json';
import type { Labels, Sample } from './Sample';

type Figures = Record<string, number | undefined>;

/** What kube-state-metrics tells of workloads, Jobs, Pods and nodes, and cert-manager of Certificates. */
export class KubeStateMetrics {
  readonly #cluster: Pick<Cluster, 'list'>;

  constructor(cluster: Pick<Cluster, 'list'>) {
    this.#cluster = cluster;
  }

  samples(): Sample[] {
    return [
      ...this.#ofKind('Deployment', 'deployment', describeDeployment),
      ...this.#ofKind('StatefulSet', 'statefulset', describeStatefulSet),
      ...this.#ofKind('CronJob', 'cronjob', describeCronJob),
      ...this.#ofKind('Job', 'job_name', describeJob),
      ...this.#ofKind(
        'HorizontalPodAutoscaler',
        'horizontalpodautoscaler',
        describeAutoscaler,
      ),
      ...this.#ofKind('Certificate', 'name', describeCertificate),
      ...this.#cluster.list('Node').map(describeNode),
      ...this.#cluster.list('Pod').flatMap(describePod),
      ...this.#cluster.list('Pod').flatMap(describeContainers),
    ];
  }

  #ofKind(
    kind: string,
    label: string,
    describe: (object: KubeObject) => Figures,
  ): Sample[] {
    return this.#cluster.list(kind).flatMap(object => {
      const { name, namespace = '' } = object.metadata;
      return toSamples(describe(object), { namespace, [label]: name });
    });
  }
}

function describeDeployment({ spec, status }: KubeObject): Figures {
  return {
    kube_deployment_spec_replicas: numberAt(spec, 'replicas') ?? 1,
    kube_deployment_status_replicas_available:
      numberAt(status, 'availableReplicas') ?? 0,
    kube_deployment_status_replicas_unavailable:
      numberAt(status, 'unavailableReplicas') ?? 0,
  };
}

function describeStatefulSet({ spec, status }: KubeObject): Figures {
  return {
    kube_statefulset_replicas: numberAt(spec, 'replicas') ?? 1,
    kube_statefulset_status_replicas_ready:
      numberAt(status, 'readyReplicas') ?? 0,
  };
}

function describeCronJob({ status, metadata }: KubeObject): Figures {
  return {
    kube_cronjob_created: seconds(metadata.creationTimestamp),
    kube_cronjob_status_last_schedule_time: seconds(
      textAt(status, 'lastScheduleTime'),
    ),
    kube_cronjob_status_last_successful_time: seconds(
      textAt(status, 'lastSuccessfulTime'),
    ),
  };
}

function describeJob({ status }: KubeObject): Figures {
  return {
    kube_job_status_failed: numberAt(status, 'failed') ?? 0,
    kube_job_status_succeeded: numberAt(status, 'succeeded') ?? 0,
  };
}

function describeAutoscaler({ spec, status }: KubeObject): Figures {
  return {
    kube_horizontalpodautoscaler_spec_min_replicas:
      numberAt(spec, 'minReplicas') ?? 1,
    kube_horizontalpodautoscaler_spec_max_replicas: numberAt(
      spec,
      'maxReplicas',
    ),
    kube_horizontalpodautoscaler_status_current_replicas: numberAt(
      status,
      'currentReplicas',
    ),
    kube_horizontalpodautoscaler_status_desired_replicas: numberAt(
      status,
      'desiredReplicas',
    ),
  };
}

function describeCertificate({ status }: KubeObject): Figures {
  return {
    certmanager_certificate_expiration_timestamp_seconds: seconds(
      textAt(status, 'notAfter'),
    ),
    certmanager_certificate_renewal_timestamp_seconds: seconds(
      textAt(status, 'renewalTime'),
    ),
  };
}

function describeNode({ metadata }: KubeObject): Sample {
  const labels = Object.entries(metadata.labels ?? {}).map(([name, value]) => [
    `label_${name.replace(/[^a-zA-Z0-9_]/g, '_')}`,
    value,
  ]);
  return {
    name: 'kube_node_labels',
    labels: { node: metadata.name, ...Object.fromEntries(labels) },
    value: 1,
  };
}

function describePod({ metadata, spec, status }: KubeObject): Sample[] {
  const { name: pod, namespace = '' } = metadata;
  const node = textAt(spec, 'nodeName') ?? '';
  const phase = textAt(status, 'phase') ?? 'Unknown';
  return [
    { name: 'kube_pod_info', labels: { namespace, pod, node }, value: 1 },
    {
      name: 'kube_pod_status_phase',
      labels: { namespace, pod, phase },
      value: 1,
    },
  ];
}

function describeContainers({ metadata, status }: KubeObject): Sample[] {
  const { name: pod, namespace = '' } = metadata;
  return listAt(status, 'containerStatuses').flatMap(container => {
    const labels = {
      ...{ namespace, pod },
      container: textAt(container, 'name') ?? '',
    };
    const reason = textAt(container, 'state', 'waiting', 'reason');
    return [
      ...toSamples(
        {
          kube_pod_container_status_restarts_total:
            numberAt(container, 'restartCount') ?? 0,
        },
        labels,
      ),
      ...(reason
        ? toSamples(
            { kube_pod_container_status_waiting_reason: 1 },
            { ...labels, reason },
          )
        : []),
    ];
  });
}

function toSamples(figures: Figures, labels: Labels): Sample[] {
  return Object.entries(figures).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, labels, value }],
  );
}

function seconds(time: string | undefined): number | undefined {
  const parsed = Date.parse(time ?? '') / 1000;
  return Number.isNaN(parsed) ? undefined : parsed;
}
