import { z } from 'zod';
import { KubeObject } from '../kubernetes/Cluster';
import { Controller, ControllerContext, keyOf, ObjectKey } from './Controller';
import { createView } from './objects/createView';
import { readPod } from './objects/pod';
import { writeStatus } from './writeStatus';

const RETRY_SECONDS = 10;
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

export const readClaim = createView(
  z.object({
    storageClassName: z.string().optional(),
    accessModes: z.array(z.string()).default(['ReadWriteOnce']),
    volumeMode: z.string().default('Filesystem'),
    resources: z
      .object({ requests: z.record(z.string(), z.string()).default({}) })
      .default({ requests: {} }),
  }),
  z.object({ phase: z.string().default('Pending') }),
);
type ClaimView = ReturnType<typeof readClaim>;

const storageClassSchema = z.looseObject({
  provisioner: z.string().default('sandbox.flightdeck.dev/volumes'),
  volumeBindingMode: z.string().default('Immediate'),
  reclaimPolicy: z.string().default('Delete'),
});

/** Provides a volume for each claim whose storage class there is. */
export class VolumeController implements Controller {
  readonly name = 'persistentvolume-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    if (object.kind === 'PersistentVolumeClaim') {
      return [keyOf(object)];
    }
    if (object.kind !== 'Pod') {
      return [];
    }
    return claimsOf(object).map(name => ({
      kind: 'PersistentVolumeClaim',
      namespace: object.metadata.namespace ?? '',
      name,
    }));
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const object = cluster.get('PersistentVolumeClaim', namespace, name);
    if (!object) {
      cluster
        .list('PersistentVolume')
        .filter(volume => isReleased(volume, namespace, name))
        .forEach(({ metadata }) =>
          cluster.delete('PersistentVolume', '', metadata.name),
        );
      return undefined;
    }
    const claim = readClaim(object);
    return claim.status.phase === 'Pending' ? this.#bind(claim) : undefined;
  }

  #bind(claim: ClaimView): number | undefined {
    const { storageClassName } = claim.spec;
    const found = this.#storageClass(storageClassName);
    if (!found) {
      this.#record(
        claim,
        'Warning',
        storageClassName ? 'ProvisioningFailed' : 'FailedBinding',
        storageClassName
          ? `storageclass.storage.k8s.io "${storageClassName}" not found`
          : 'no persistent volumes available for this claim and no storage class is set',
      );
      return RETRY_SECONDS;
    }
    const { volumeBindingMode } = storageClassSchema.parse(found);
    if (volumeBindingMode === 'WaitForFirstConsumer' && !this.#isUsed(claim)) {
      this.#record(
        claim,
        'Normal',
        'WaitForFirstConsumer',
        'waiting for first consumer to be created before binding',
      );
      return undefined;
    }
    this.#provide(claim, found);
    return undefined;
  }

  #provide(claim: ClaimView, found: KubeObject): void {
    const { cluster } = this.#context;
    const { namespace = '', name, uid } = claim.metadata;
    const { provisioner, reclaimPolicy } = storageClassSchema.parse(found);
    const { accessModes, volumeMode, resources } = claim.spec;
    const volume = `pvc-${uid}`;
    const capacity = { storage: resources.requests.storage ?? '1Gi' };
    const storageClassName = found.metadata.name;
    cluster.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: {
        name: volume,
        annotations: { 'pv.kubernetes.io/provisioned-by': provisioner },
      },
      spec: {
        capacity,
        accessModes,
        volumeMode,
        storageClassName,
        persistentVolumeReclaimPolicy: reclaimPolicy,
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          namespace,
          name,
          uid,
        },
        csi: { driver: provisioner, volumeHandle: volume },
      },
      status: { phase: 'Bound' },
    });
    const bound = cluster.patch('PersistentVolumeClaim', namespace, name, {
      metadata: { annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } },
      spec: { volumeName: volume, storageClassName },
    });
    writeStatus(cluster, bound, { phase: 'Bound', accessModes, capacity });
    this.#record(
      claim,
      'Normal',
      'ProvisioningSucceeded',
      `Successfully provisioned volume ${volume}`,
    );
  }

  #storageClass(name: string | undefined): KubeObject | undefined {
    const { cluster } = this.#context;
    return name === undefined
      ? cluster
          .list('StorageClass')
          .find(found => found.metadata.annotations?.[DEFAULT_CLASS] === 'true')
      : cluster.get('StorageClass', '', name);
  }

  #isUsed({ metadata }: ClaimView): boolean {
    return this.#context.cluster
      .list('Pod', metadata.namespace)
      .some(pod => claimsOf(pod).includes(metadata.name));
  }

  #record(
    claim: ClaimView,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const component = this.name;
    this.#context.recorder.record(claim.object, {
      type,
      reason,
      message,
      component,
    });
  }
}

function claimsOf(pod: KubeObject): string[] {
  return readPod(pod).spec.volumes.flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim ? [persistentVolumeClaim.claimName] : [],
  );
}

const claimRefSchema = z.looseObject({
  spec: z.looseObject({
    persistentVolumeReclaimPolicy: z.string().optional(),
    claimRef: z.looseObject({ namespace: z.string(), name: z.string() }),
  }),
});

function isReleased(
  volume: KubeObject,
  namespace: string,
  name: string,
): boolean {
  const { success, data } = claimRefSchema.safeParse(volume);
  return (
    success &&
    data.spec.persistentVolumeReclaimPolicy !== 'Retain' &&
    data.spec.claimRef.namespace === namespace &&
    data.spec.claimRef.name === name
  );
}
