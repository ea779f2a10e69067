import type { Blueprint } from '../Blueprint';
import {
  CERTIFICATE,
  REQUEST_INDICATORS,
  SATURATION_INDICATORS,
} from './common';
import { edge } from './edge';
import { multiAzParts } from './multiAzParts';

/** A platform in three zones of a managed cluster. */
export const multiAzEks: Blueprint = {
  name: 'multi-az-eks',
  title: 'Multi-zone platform on EKS',
  description:
    'Services spread over three zones of a private EKS cluster, behind AWS load balancers, with Valkey as a cache; on GKE and AKS with their storage classes and load balancers.',
  version: '1.0.0',
  parts: multiAzParts,
  edges: [
    edge('users', 'ingress', 'HTTPS', 443, 'requests'),
    edge('operators', 'vpn', 'VPN', 1194, 'private access'),
    edge('ingress', 'application', 'HTTP', 8000, 'requests by host and path'),
    edge('application', 'valkey', 'Redis', 6379, 'cache'),
    edge('application', 'shared-files', 'NFS', 2049, 'shared files'),
    edge('application', 'observability', 'OTLP', 4318, 'traces and metrics'),
    edge('observability', 'object-storage', 'HTTPS', 443, 'chunks and traces'),
  ],
  requirements: [
    {
      id: 'nodes.zones',
      severity: 'critical',
      sentence: 'The nodes that the environment runs on lie in three zones.',
      remedy:
        'Give the node group subnets in three zones, and at least one node in each: module 02-eks.',
      check: { type: 'nodes', zones: 3 },
      // One replica is on one node.
      stages: ['staging', 'prod'],
    },
    {
      id: 'nodes.labels',
      severity: 'warning',
      sentence: 'The environment runs on the nodes of its node group.',
      remedy:
        'Label the node group with environment=production and workload=application: module 02-eks.',
      check: {
        type: 'nodes',
        labels: { environment: 'production', workload: 'application' },
      },
      stages: ['prod'],
    },
    {
      id: 'nodes.types',
      severity: 'info',
      sentence: 'Nodes are t3.xlarge or m6i.large, or like them elsewhere.',
      remedy: 'Set the instance types of the node group: module 02-eks.',
      check: {
        type: 'nodes',
        instanceTypes: [
          't3.xlarge',
          'm6i.large',
          'e2-standard-4',
          'Standard_D4s_v5',
        ],
      },
      stages: ['prod'],
    },
    {
      id: 'storage.block',
      severity: 'warning',
      sentence:
        'Block volumes can grow, and are made in the zone of the Pod that uses them.',
      remedy:
        'Set allowVolumeExpansion and volumeBindingMode WaitForFirstConsumer of the StorageClass: module 05-helm.',
      check: {
        type: 'storage-class',
        names: ['gp3', 'premium-rwo', 'managed-csi-premium'],
        expandable: true,
        bindingMode: 'WaitForFirstConsumer',
      },
    },
    {
      id: 'storage.encrypted',
      severity: 'warning',
      sentence: 'Block volumes are encrypted.',
      remedy:
        'Set parameters.encrypted of StorageClass gp3 to "true": module 05-helm. Disks of Google Cloud and Azure always are.',
      check: {
        type: 'storage-class',
        names: ['gp3', 'premium-rwo', 'managed-csi-premium'],
        encrypted: true,
      },
    },
    {
      id: 'storage.shared',
      severity: 'info',
      sentence: 'A class for files that several Pods share is there.',
      remedy:
        'Install the EFS driver and its StorageClass with access points: module 05-helm.',
      check: {
        type: 'storage-class',
        names: ['efs', 'efs-sc', 'filestore-rwx', 'azurefile-csi'],
      },
    },
    CERTIFICATE,
    REQUEST_INDICATORS,
    SATURATION_INDICATORS,
  ],
  environments: [
    {
      stage: 'dev',
      title: 'Development',
      parts: {
        application: {
          replicas: { min: 1 },
          without: ['autoscaler', 'disruptionBudget', 'spread'],
        },
      },
    },
    { stage: 'staging', title: 'Staging' },
    { stage: 'prod', title: 'Production' },
  ],
};
