import type {
  KubernetesObjects,
  ObjectMetadata,
} from '@flightdeck/plugin-environments-common';
import { referencesOf, type References } from './referencesOf';
import type { Selection } from './Selection';
import { type ObjectSelector, selects } from './selects';

const SERVICE_NAME = 'kubernetes.io/service-name';

/** What is there for the sake of what was taken. */
export function takeCompanions(
  objects: KubernetesObjects,
  taken: KubernetesObjects,
  selection: Selection,
): KubernetesObjects {
  const references = referencesOf(taken);
  return {
    ...takeGuards(objects, taken, selection),
    ...takeNamed(objects, references, selection),
    // After the Secrets: these are what they are made from.
    ...takeMakersOfSecrets(objects, references, selection),
  };
}

/** What scales, guards or serves what was taken. */
function takeGuards(
  objects: KubernetesObjects,
  taken: KubernetesObjects,
  selection: Selection,
): KubernetesObjects {
  return {
    HorizontalPodAutoscaler: selection.take(
      'HorizontalPodAutoscaler',
      objects.HorizontalPodAutoscaler,
      ({ metadata, spec: { scaleTargetRef } }) =>
        selection.hasName(
          scaleTargetRef?.kind,
          metadata.namespace,
          scaleTargetRef?.name,
        ),
    ),
    ScaledObject: selection.take(
      'ScaledObject',
      objects.ScaledObject,
      ({ metadata, spec: { scaleTargetRef } }) =>
        // A target without a kind is a Deployment.
        selection.hasName(
          scaleTargetRef?.kind ?? 'Deployment',
          metadata.namespace,
          scaleTargetRef?.name,
        ),
    ),
    EndpointSlice: selection.take(
      'EndpointSlice',
      objects.EndpointSlice,
      ({ metadata: { labels, namespace } }) =>
        selection.hasName('Service', namespace, labels[SERVICE_NAME]),
    ),
    PodDisruptionBudget: selection.take(
      'PodDisruptionBudget',
      objects.PodDisruptionBudget,
      ({ metadata, spec }) => guardsAny(taken.Pod, metadata, spec.selector),
    ),
    NetworkPolicy: selection.take(
      'NetworkPolicy',
      objects.NetworkPolicy,
      ({ metadata, spec }) => guardsAny(taken.Pod, metadata, spec.podSelector),
    ),
  };
}

function guardsAny(
  pods: KubernetesObjects['Pod'],
  { namespace }: ObjectMetadata,
  selector: ObjectSelector | undefined,
): boolean {
  return (
    pods?.some(
      ({ metadata }) =>
        metadata.namespace === namespace && selects(selector, metadata.labels),
    ) ?? false
  );
}

/** What was taken names these. */
function takeNamed(
  objects: KubernetesObjects,
  references: References,
  selection: Selection,
): KubernetesObjects {
  const isNamed =
    (kind: string) =>
    ({ metadata }: { metadata: ObjectMetadata }) =>
      references.has(kind, metadata.namespace, metadata.name);
  return {
    PersistentVolumeClaim: selection.take(
      'PersistentVolumeClaim',
      objects.PersistentVolumeClaim,
      isNamed('PersistentVolumeClaim'),
    ),
    Secret: selection.take('Secret', objects.Secret, isNamed('Secret')),
    ConfigMap: selection.take(
      'ConfigMap',
      objects.ConfigMap,
      isNamed('ConfigMap'),
    ),
    ServiceAccount: selection.take(
      'ServiceAccount',
      objects.ServiceAccount,
      isNamed('ServiceAccount'),
    ),
  };
}

/** What writes the Secrets that were taken. */
function takeMakersOfSecrets(
  objects: KubernetesObjects,
  references: References,
  selection: Selection,
): KubernetesObjects {
  return {
    Certificate: selection.take(
      'Certificate',
      objects.Certificate,
      ({ metadata: { namespace }, spec: { secretName } }) =>
        references.has('Secret', namespace, secretName),
    ),
    ExternalSecret: selection.take(
      'ExternalSecret',
      objects.ExternalSecret,
      ({ metadata: { namespace, name }, spec: { target } }) =>
        references.has('Secret', namespace, target?.name ?? name),
    ),
  };
}
