import type {
  KubernetesObjects,
  ObjectMetadata,
  Pod,
  PodReference,
} from '@flightdeck/plugin-environments-common';

/** Names of Secrets, ConfigMaps, claims and accounts that objects use. */
export class References {
  readonly #names = new Set<string>();

  add(kind: string, namespace: string, name: string | undefined): void {
    this.#names.add(`${kind}/${namespace}/${name}`);
  }

  has(kind: string, namespace: string, name: string | undefined): boolean {
    return this.#names.has(`${kind}/${namespace}/${name}`);
  }
}

interface WithTemplate {
  metadata: ObjectMetadata;
  spec: { template?: { spec?: Pick<Pod['spec'], 'containers'> } };
}

/** What Pods, the templates of Pods and Ingresses name. */
export function referencesOf(objects: KubernetesObjects): References {
  const references = new References();
  const addAll = (namespace: string, found: readonly PodReference[]) =>
    found.forEach(({ kind, name }) => references.add(kind, namespace, name));
  for (const { metadata, spec } of objects.Pod ?? []) {
    const containers = [...spec.containers, ...spec.initContainers];
    addAll(metadata.namespace, spec.volumeReferences);
    addAll(
      metadata.namespace,
      containers.flatMap(container => container.references),
    );
    references.add(
      'ServiceAccount',
      metadata.namespace,
      spec.serviceAccountName || 'default',
    );
    for (const { name } of spec.imagePullSecrets) {
      references.add('Secret', metadata.namespace, name);
    }
  }
  const templates: readonly WithTemplate[] = [
    ...(objects.Deployment ?? []),
    ...(objects.StatefulSet ?? []),
    ...(objects.DaemonSet ?? []),
    ...(objects.Rollout ?? []),
  ];
  for (const { metadata, spec } of templates) {
    const containers = spec.template?.spec?.containers ?? [];
    addAll(
      metadata.namespace,
      containers.flatMap(container => container.references),
    );
  }
  for (const { metadata, spec } of objects.Ingress ?? []) {
    for (const { secretName } of spec.tls) {
      references.add('Secret', metadata.namespace, secretName);
    }
  }
  return references;
}
