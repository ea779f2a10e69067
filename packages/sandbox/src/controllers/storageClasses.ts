import { Cluster } from '../kubernetes/Cluster';

const PROVISIONER = 'sandbox.flightdeck.dev/volumes';
const IS_DEFAULT = { 'storageclass.kubernetes.io/is-default-class': 'true' };

/** The storage classes that the systems in the sandbox ask for. */
const CLASSES = [
  { name: 'rcp-nas', binding: 'Immediate', annotations: IS_DEFAULT },
  { name: 'local-path', binding: 'WaitForFirstConsumer' },
  { name: 'fast-ssd', binding: 'WaitForFirstConsumer' },
  { name: 'gp3', binding: 'WaitForFirstConsumer' },
  { name: 'efs', binding: 'Immediate' },
];

/** Adds the storage classes. */
export function addStorageClasses(cluster: Cluster): void {
  for (const { name, binding, annotations } of CLASSES) {
    cluster.apply({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name, ...(annotations && { annotations }) },
      provisioner: PROVISIONER,
      reclaimPolicy: 'Delete',
      volumeBindingMode: binding,
      allowVolumeExpansion: true,
    });
  }
}
