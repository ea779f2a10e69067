import { assertError } from '@backstage/errors';
import { z } from 'zod';
import type { ArgocdClient } from '../client/ArgocdClient';
import type { ArgocdInstance } from '../config/ArgocdInstance';

/**
 * An application, as far as it says what it is and where it deploys to. It holds nothing of its
 * sources: their values and parameters may be secret.
 *
 * @public
 */
export interface InventoriedApplication {
  name: string;
  /** Of the application object. */
  namespace: string;
  project: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  /** Where it deploys to. Argo CD names a cluster by its URL or by its name. */
  destination: { server?: string; name?: string; namespace?: string };
}

/**
 * All applications that the account may see at one moment.
 *
 * @public
 */
export interface ApplicationInventory {
  /** The namespace of the applications that name none. */
  controllerNamespace: string;
  applications: readonly InventoriedApplication[];
  /** How many more there are that cannot be read. */
  unreadable: number;
}

/**
 * Lists the applications of one configured Argo CD instance.
 *
 * @public
 */
export interface ArgocdInventory {
  /** The `name` of the instance in the configuration. */
  readonly instance: string;

  /**
   * Resolves only with a whole answer.
   *
   * @throws Error with a sentence that names the instance and holds no credentials.
   */
  list(options: { signal: AbortSignal }): Promise<ApplicationInventory>;

  /** Closes its connections. */
  close(): Promise<void>;
}

const text = z.string().nullish();
const texts = z
  .record(z.string(), z.string())
  .nullish()
  .transform(values => values ?? {});

const applicationSchema = z
  .object({
    metadata: z.object({
      name: z.string(),
      namespace: z.string(),
      labels: texts,
      annotations: texts,
    }),
    spec: z.object({
      project: z.string(),
      destination: z.object({ server: text, name: text, namespace: text }),
    }),
  })
  .transform(({ metadata, spec }): InventoriedApplication => {
    const { server, name, namespace } = spec.destination;
    return {
      ...metadata,
      project: spec.project,
      destination: {
        server: server || undefined,
        name: name || undefined,
        namespace: namespace || undefined,
      },
    };
  });

/** Asks the instance each time. */
export class DefaultArgocdInventory implements ArgocdInventory {
  readonly #instance: ArgocdInstance;
  readonly #client: ArgocdClient;

  constructor(instance: ArgocdInstance, client: ArgocdClient) {
    this.#instance = instance;
    this.#client = client;
  }

  get instance(): string {
    return this.#instance.name;
  }

  async list(options: { signal: AbortSignal }): Promise<ApplicationInventory> {
    try {
      const [controllerNamespace, { items }] = await Promise.all([
        this.#client.controllerNamespace(options),
        this.#client.listRaw(options),
      ]);
      const all = items ?? [];
      const readable = all.flatMap(
        item => applicationSchema.safeParse(item).data ?? [],
      );
      return {
        controllerNamespace,
        applications: readable.filter(({ namespace }) =>
          this.#isWanted(namespace, controllerNamespace),
        ),
        unreadable: all.length - readable.length,
      };
    } catch (error) {
      assertError(error);
      // The failure of an upstream is not ours: only the sentence goes on.
      throw new Error(error.message);
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #isWanted(namespace: string, controllerNamespace: string): boolean {
    const { appNamespaces } = this.#instance;
    return (
      !appNamespaces ||
      namespace === controllerNamespace ||
      appNamespaces.includes(namespace)
    );
  }
}
