import type { Cluster } from '../kubernetes/Cluster';
import { parseManifest } from '../kubernetes/manifest';
import { type Application, applicationSchema } from './Application';

export interface ApplicationKey {
  namespace: string;
  name: string;
}

/** The name of an application never tells it alone. */
export function idOf({ namespace, name }: ApplicationKey): string {
  return `${namespace}/${name}`;
}

/** The applications among the objects of the cluster. */
export class ApplicationStore {
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  get({ namespace, name }: ApplicationKey): Application | undefined {
    const object = this.#cluster.get('Application', namespace, name);
    return applicationSchema.safeParse(object).data;
  }

  /** Sorted by name. Objects that are no usable applications are left out, as Argo CD does. */
  list(): Application[] {
    return this.#cluster
      .list('Application')
      .flatMap(object => applicationSchema.safeParse(object).data ?? [])
      .sort((a, b) => a.metadata.name.localeCompare(b.metadata.name, 'en-US'));
  }

  /** Changes the application as it is now; does nothing when it is gone. */
  update(
    key: ApplicationKey,
    change: (application: Application) => Application,
  ): Application | undefined {
    const current = this.get(key);
    if (!current) {
      return undefined;
    }
    return applicationSchema.parse(
      this.#cluster.replace(parseManifest(change(current))),
    );
  }
}
