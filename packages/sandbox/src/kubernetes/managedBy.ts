import { Cluster } from './Cluster';

/** The cluster as one component of it writes to it: its name is noted with each write. */
export function managedBy(cluster: Cluster, manager: string): Cluster {
  const options = { manager };
  return {
    get: (...where) => cluster.get(...where),
    list: (...where) => cluster.list(...where),
    apply: manifest => cluster.apply(manifest, options),
    create: manifest => cluster.create(manifest, options),
    replace: manifest => cluster.replace(manifest, options),
    patch: (kind, namespace, name, patch) =>
      cluster.patch(kind, namespace, name, patch, options),
    delete: (...what) => cluster.delete(...what),
    subscribe: listener => cluster.subscribe(listener),
    get resourceVersion() {
      return cluster.resourceVersion;
    },
  };
}
