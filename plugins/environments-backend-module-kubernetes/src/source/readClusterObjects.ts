import type {
  KubernetesKind,
  KubernetesObjects,
} from '@flightdeck/plugin-environments-common';
import type { ObjectStore } from '../store/ObjectStore';
import { NO_NAMESPACE } from '../watcher/resources';
import { selectNodes } from './selectNodes';
import { selectVolumes } from './selectVolumes';

/** The objects in no namespace that bear on an environment that is made of these others. */
export function readClusterObjects(
  store: ObjectStore,
  { Pod, PersistentVolumeClaim }: KubernetesObjects,
): KubernetesObjects {
  return {
    Node: selectNodes(Pod, store.read('Node', NO_NAMESPACE)),
    PersistentVolume: selectVolumes(
      PersistentVolumeClaim,
      store.read('PersistentVolume', NO_NAMESPACE),
    ),
    // What any of them may ask for.
    StorageClass: store.read('StorageClass', NO_NAMESPACE),
    IngressClass: store.read('IngressClass', NO_NAMESPACE),
  };
}

/**
 * The namespaces that a change of such an object bears on, among those in use; all when it is any
 * object.
 */
export function namespacesOf(
  store: ObjectStore,
  object: { kind: KubernetesKind; name?: string },
  namespaces: Iterable<string>,
): string[] {
  const { kind, name } = object;
  const isAffected = (namespace: string): boolean => {
    if (name === undefined) {
      return true;
    }
    switch (kind) {
      case 'Node':
        return (store.read('Pod', namespace) ?? []).some(
          ({ spec }) => spec.nodeName === name,
        );
      case 'PersistentVolume':
        return (store.read('PersistentVolumeClaim', namespace) ?? []).some(
          ({ spec }) => spec.volumeName === name,
        );
      default:
        return true;
    }
  };
  return [...namespaces].filter(isAffected);
}
