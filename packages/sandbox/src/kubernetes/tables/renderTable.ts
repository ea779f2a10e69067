import { KubeObject } from '../Cluster';
import { ResourceType } from '../resourceTypes';
import * as cluster from './clusterColumns';
import { ageColumn, Column, nameColumn } from './Column';
import * as network from './networkColumns';
import { podColumns } from './podColumns';
import * as policy from './policyColumns';
import * as workload from './workloadColumns';

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  Pod: podColumns,
  Deployment: workload.deploymentColumns,
  ReplicaSet: workload.replicaSetColumns,
  StatefulSet: workload.statefulSetColumns,
  DaemonSet: workload.daemonSetColumns,
  Job: workload.jobColumns,
  CronJob: workload.cronJobColumns,
  ControllerRevision: workload.controllerRevisionColumns,
  Service: network.serviceColumns,
  Ingress: network.ingressColumns,
  IngressClass: network.ingressClassColumns,
  Endpoints: network.endpointsColumns,
  EndpointSlice: network.endpointSliceColumns,
  NetworkPolicy: network.networkPolicyColumns,
  Namespace: cluster.namespaceColumns,
  Node: cluster.nodeColumns,
  ConfigMap: cluster.configMapColumns,
  Secret: cluster.secretColumns,
  ServiceAccount: cluster.serviceAccountColumns,
  PersistentVolumeClaim: cluster.persistentVolumeClaimColumns,
  PersistentVolume: cluster.persistentVolumeColumns,
  StorageClass: cluster.storageClassColumns,
  ResourceQuota: cluster.resourceQuotaColumns,
  LimitRange: cluster.limitRangeColumns,
  Event: cluster.eventColumns,
  HorizontalPodAutoscaler: policy.horizontalPodAutoscalerColumns,
  PodDisruptionBudget: policy.podDisruptionBudgetColumns,
  Application: policy.applicationColumns,
};

const GENERIC = [nameColumn, ageColumn];

export interface TableOptions {
  now: Date;
  /** What each row carries of its object; the metadata when absent. */
  includeObject?: '' | 'None' | 'Metadata' | 'Object';
}

/** The objects as a `meta.k8s.io/v1` Table: what `kubectl get` prints as it stands. */
export function renderTable(
  type: ResourceType,
  objects: readonly KubeObject[],
  { now, includeObject }: TableOptions,
): Record<string, unknown> {
  const columns = COLUMNS[type.kind] ?? GENERIC;
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    columnDefinitions: columns.map(column => ({
      name: column.name,
      type: column.type,
      format: column.format ?? '',
      description: '',
      priority: column.priority,
    })),
    rows: objects.map(object => ({
      cells: columns.map(column => column.cell(object, now)),
      ...rowObject(object, includeObject),
    })),
  };
}

function rowObject(
  object: KubeObject,
  includeObject: TableOptions['includeObject'],
): Record<string, unknown> {
  switch (includeObject) {
    case 'None':
      return {};
    case 'Object':
      return { object };
    default:
      return {
        object: {
          kind: 'PartialObjectMetadata',
          apiVersion: 'meta.k8s.io/v1',
          metadata: object.metadata,
        },
      };
  }
}
