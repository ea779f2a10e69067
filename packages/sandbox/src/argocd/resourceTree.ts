import type { KubeObject } from '../kubernetes/Cluster';
import type { Application } from './Application';
import { imagesIn } from './applicationStatus';
import type { ArgocdBackend } from './ArgocdBackend';
import { assessHealth } from './assessHealth';
import { findTracked, namespacesOf } from './compareApplication';
import { groupOf, versionOf } from './readManifests';

function reference({ apiVersion, kind, metadata }: KubeObject) {
  return {
    group: groupOf(apiVersion),
    version: versionOf(apiVersion),
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uid: metadata.uid,
  };
}

function byOwner(objects: readonly KubeObject[]) {
  const owned = new Map<string, KubeObject[]>();
  for (const object of objects) {
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      owned.set(uid, [...(owned.get(uid) ?? []), object]);
    }
  }
  return owned;
}

/** The managed objects of an application, and all that hangs from them. */
export function resourceTree(backend: ArgocdBackend, application: Application) {
  const { cluster, kinds } = backend;
  const owned = byOwner(
    kinds
      .filter(({ namespaced, kind }) => namespaced && kind !== 'Event')
      .flatMap(({ kind }) =>
        namespacesOf(application).flatMap(namespace =>
          cluster.list(kind, namespace),
        ),
      ),
  );
  const nodes: unknown[] = [];
  const visit = (object: KubeObject, parent?: KubeObject) => {
    const health = assessHealth(object);
    const images = [...imagesIn(object, new Set())];
    nodes.push({
      ...reference(object),
      ...(parent && { parentRefs: [reference(parent)] }),
      ...(images.length > 0 && { images }),
      ...(health && { health }),
      resourceVersion: object.metadata.resourceVersion,
      createdAt: object.metadata.creationTimestamp,
    });
    owned.get(object.metadata.uid)?.forEach(child => visit(child, object));
  };
  findTracked(backend, application).forEach(object => visit(object));
  return { nodes, orphanedNodes: [], hosts: [], shardsCount: 1 };
}
