import { Cluster } from '../kubernetes/Cluster';

const IS_DEFAULT = { 'storageclass.kubernetes.io/is-default-class': 'true' };

interface StorageClass {
  name: string;
  provisioner: string;
  binding: 'Immediate' | 'WaitForFirstConsumer';
  annotations?: Record<string, string>;
  parameters?: Record<string, string>;
}

/** The storage classes that the systems in the sandbox ask for, those of three clouds among them. */
const CLASSES: readonly StorageClass[] = [
  {
    name: 'rcp-nas',
    provisioner: 'nfs.csi.k8s.io',
    binding: 'Immediate',
    annotations: IS_DEFAULT,
  },
  {
    name: 'local-path',
    provisioner: 'rancher.io/local-path',
    binding: 'WaitForFirstConsumer',
  },
  {
    name: 'fast-ssd',
    provisioner: 'ebs.csi.aws.com',
    binding: 'WaitForFirstConsumer',
    parameters: { type: 'io2', encrypted: 'true' },
  },
  {
    name: 'gp3',
    provisioner: 'ebs.csi.aws.com',
    binding: 'WaitForFirstConsumer',
    parameters: { type: 'gp3', encrypted: 'true' },
  },
  {
    name: 'efs',
    provisioner: 'efs.csi.aws.com',
    binding: 'Immediate',
    parameters: { provisioningMode: 'efs-ap', directoryPerms: '700' },
  },
  {
    name: 'premium-rwo',
    provisioner: 'pd.csi.storage.gke.io',
    binding: 'WaitForFirstConsumer',
    parameters: { type: 'pd-ssd' },
  },
  {
    name: 'filestore-rwx',
    provisioner: 'filestore.csi.storage.gke.io',
    binding: 'Immediate',
  },
  {
    name: 'managed-csi-premium',
    provisioner: 'disk.csi.azure.com',
    binding: 'WaitForFirstConsumer',
    parameters: { skuName: 'Premium_LRS' },
  },
  {
    name: 'azurefile-csi',
    provisioner: 'file.csi.azure.com',
    binding: 'Immediate',
    parameters: { skuName: 'Standard_LRS' },
  },
];

/** Adds the storage classes. */
export function addStorageClasses(cluster: Cluster): void {
  for (const storageClass of CLASSES) {
    const { name, provisioner, binding, annotations, parameters } =
      storageClass;
    cluster.apply({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name, ...(annotations && { annotations }) },
      provisioner,
      ...(parameters && { parameters }),
      reclaimPolicy: 'Delete',
      volumeBindingMode: binding,
      allowVolumeExpansion: true,
    });
  }
}
