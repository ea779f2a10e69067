import { kubernetesProjections } from '../../kubernetes';
import { NAMESPACE, type Raw, rawObject } from './raw';

interface Parts {
  metadata?: Raw;
  spec?: Raw;
  status?: Raw;
}

/** What is in no namespace. */
const clusterWide = (name: string, { metadata, ...parts }: Parts) =>
  rawObject(name, { ...parts, metadata: { namespace: '', ...metadata } });

export const aNode = (name: string, parts: Parts = {}) =>
  kubernetesProjections.Node.parse(clusterWide(name, parts));

/** A class that is not the default one. */
export const aStorageClass = (
  name: string,
  parts: { volumeBindingMode?: string; allowVolumeExpansion?: boolean } = {},
  isDefault = false,
) =>
  kubernetesProjections.StorageClass.parse({
    ...clusterWide(name, {
      metadata: {
        annotations: {
          'storageclass.kubernetes.io/is-default-class': String(isDefault),
        },
      },
    }),
    ...parts,
  });

export const aPersistentVolume = (name: string, parts: Parts = {}) =>
  kubernetesProjections.PersistentVolume.parse(clusterWide(name, parts));

export const anIngressClass = (name: string, isDefault = false) =>
  kubernetesProjections.IngressClass.parse(
    clusterWide(name, {
      metadata: {
        annotations: {
          'ingressclass.kubernetes.io/is-default-class': String(isDefault),
        },
      },
    }),
  );

export const aClaim = (name: string, parts: Parts = {}) =>
  kubernetesProjections.PersistentVolumeClaim.parse(rawObject(name, parts));

/** A budget that was seen by its controller. */
export const aBudget = (name: string, spec: Raw, status: Raw) =>
  kubernetesProjections.PodDisruptionBudget.parse(
    rawObject(name, {
      metadata: { uid: `uid-pdb-${name}` },
      spec: { selector: { matchLabels: { app: name } }, ...spec },
      status: { observedGeneration: 1, ...status },
    }),
  );

export const aQuota = (name: string, hard: Raw, used: Raw) =>
  kubernetesProjections.ResourceQuota.parse(
    rawObject(name, { status: { hard, used } }),
  );

export const aServiceAccount = (name: string) =>
  kubernetesProjections.ServiceAccount.parse(rawObject(name, {}));

export const aCertificate = (name: string, parts: Parts = {}) =>
  kubernetesProjections.Certificate.parse(
    rawObject(name, {
      ...parts,
      metadata: { uid: `uid-cert-${name}` },
      spec: { secretName: name, ...parts.spec },
    }),
  );

export const aTlsSecret = (name: string, certificateExpiresAt?: string) => ({
  ...kubernetesProjections.Secret.parse({
    ...rawObject(name, { metadata: { uid: `uid-secret-${name}` } }),
    type: 'kubernetes.io/tls',
  }),
  certificateExpiresAt,
});

export const aRollout = (name: string, parts: Parts = {}) =>
  kubernetesProjections.Rollout.parse(rawObject(name, parts));

export const anExternalSecret = (name: string, parts: Parts = {}) =>
  kubernetesProjections.ExternalSecret.parse(
    rawObject(name, { ...parts, metadata: { uid: `uid-external-${name}` } }),
  );

export const aScaledObject = (name: string, parts: Parts = {}) =>
  kubernetesProjections.ScaledObject.parse(rawObject(name, parts));

export const anHttpRoute = (name: string, conditions: Raw[]) =>
  kubernetesProjections.HTTPRoute.parse(
    rawObject(name, {
      status: {
        parents: [{ parentRef: { kind: 'Gateway', name: 'edge' }, conditions }],
      },
    }),
  );

/** The slice of a Service with one endpoint for each set of conditions. */
export const aSlice = (service: string, conditions: Raw[]) =>
  kubernetesProjections.EndpointSlice.parse({
    ...rawObject(`${service}-x`, {
      metadata: { labels: { 'kubernetes.io/service-name': service } },
    }),
    endpoints: conditions.map((each, position) => ({
      conditions: each,
      targetRef: { kind: 'Pod', name: `${service}-${position}` },
    })),
  });

/** A CronJob that makes backups every night at two. */
export const aBackup = (name: string, parts: Parts = {}) =>
  kubernetesProjections.CronJob.parse(
    rawObject(name, {
      ...parts,
      metadata: {
        labels: { 'flightdeck.dev/backup': 'true' },
        ...parts.metadata,
      },
      spec: { schedule: '0 2 * * *', ...parts.spec },
    }),
  );

/** An event about an object that is no Pod. */
export const anObjectEvent = (
  about: { kind: string; name: string; uid?: string },
  event: {
    reason: string;
    message: string;
    type?: string;
    lastTimestamp: string;
  },
) =>
  kubernetesProjections.Event.parse({
    ...rawObject(`${about.name}.${event.reason}`, {}),
    involvedObject: {
      namespace: NAMESPACE,
      uid: `uid-${about.name}`,
      ...about,
    },
    ...event,
  });
