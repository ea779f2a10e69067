import { randomBytes } from 'node:crypto';
import type { TemplateManifest } from './RenderedTemplate';
import type { TemplateCluster } from './TemplateCluster';

/** What runs in each stage. */
export const SHOP_IMAGES: Readonly<Record<string, string>> = {
  'shop-staging': 'registry.example/app:1.5.0',
  'shop-prod': 'registry.example/app:1.4.0',
};

/** Texts that are nowhere but in the places that they name. */
export const SHOP_CANARIES = [
  'canary-in-secret-7a1c',
  'canary-in-config-map-7a1c',
  'canary-in-variable-7a1c',
  'canary-in-job-7a1c',
] as const;

const [IN_SECRET, IN_CONFIG_MAP, IN_VARIABLE, IN_JOB] = SHOP_CANARIES;

/** The canaries that a text gives away, plain or in base64. */
export function findShopCanaries(text: string): string[] {
  return SHOP_CANARIES.filter(
    canary => text.includes(canary) || text.includes(toBase64(canary)),
  );
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** As a Secret holds it. */
function toData(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, toBase64(value)]),
  );
}

/** A shop in a cluster, applied by kubectl, which notes down in annotations what it applied. */
export class ShopCluster {
  readonly #cluster: TemplateCluster;
  readonly #prefix = `shop-${randomBytes(4).toString('hex')}`;

  constructor(cluster: TemplateCluster) {
    this.#cluster = cluster;
  }

  /** The namespace of `shop-staging` or `shop-prod`. */
  namespaceOf(name: string): string {
    return name.replace(/^shop/, this.#prefix);
  }

  async prepare(): Promise<void> {
    const names = Object.keys(SHOP_IMAGES);
    await this.#apply(names.map(name => this.#namespace(name)));
    for (const name of names) {
      await this.applyConfiguration(name);
      await this.#apply([this.#deployment(name)]);
    }
  }

  async applyConfiguration(
    name: string,
    more: Record<string, string> = {},
  ): Promise<void> {
    await this.#apply([
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: this.#metadata(name, 'app'),
        data: toData({ password: IN_SECRET, ...more }),
      },
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: this.#metadata(name, 'app'),
        data: { 'app.yaml': `greeting: ${IN_CONFIG_MAP}` },
      },
    ]);
  }

  /** A Job of a name, which comes to its end. */
  async runJob(
    name: string,
    job: string,
    end: 'Completed' | 'Failed',
  ): Promise<void> {
    await this.#apply([
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: this.#metadata(name, job),
        spec: {
          backoffLimit: 0,
          template: {
            metadata: { annotations: { 'fake.kubelet/state': end } },
            spec: {
              restartPolicy: 'Never',
              containers: [
                {
                  name: 'job',
                  image: SHOP_IMAGES[name],
                  env: [
                    { name: 'PASSWORD', value: IN_JOB },
                    ...(end === 'Failed'
                      ? [{ name: 'FAIL_ON_START', value: 'yes' }]
                      : []),
                  ],
                },
              ],
            },
          },
        },
      },
    ]);
  }

  /** What the cluster holds of the kinds that have canaries. */
  async held(): Promise<string> {
    const kinds = 'secrets,configmaps,deployments,jobs';
    const texts = await Promise.all(
      Object.keys(SHOP_IMAGES).map(name =>
        this.#cluster.kubectl.ask(
          ...['get', kinds, '-o', 'json', '-n', this.namespaceOf(name)],
        ),
      ),
    );
    return texts.join();
  }

  async close(): Promise<void> {
    const names = Object.keys(SHOP_IMAGES);
    await this.#cluster.kubectl.delete(
      names.map(name => this.#namespace(name)),
    );
  }

  #namespace(name: string): TemplateManifest {
    return {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: this.namespaceOf(name) },
    };
  }

  #metadata(name: string, object: string) {
    return { name: object, namespace: this.namespaceOf(name) };
  }

  /** Needs what production has not: a key of a Secret, and a Secret. */
  #deployment(name: string): TemplateManifest {
    const isProd = name === 'shop-prod';
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: this.#metadata(name, 'app'),
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: 'app' } },
        template: {
          metadata: { labels: { app: 'app' } },
          spec: {
            containers: [
              {
                name: 'app',
                image: SHOP_IMAGES[name],
                env: [
                  { name: 'GREETING', value: IN_VARIABLE },
                  {
                    name: 'TOKEN',
                    valueFrom: {
                      secretKeyRef: {
                        name: 'app',
                        key: isProd ? 'token' : 'password',
                      },
                    },
                  },
                ],
                envFrom: [{ configMapRef: { name: 'app' } }],
              },
            ],
          },
        },
      },
    };
  }

  async #apply(manifests: readonly TemplateManifest[]): Promise<void> {
    const { refused } = await this.#cluster.kubectl.apply(manifests);
    if (refused.length > 0) {
      throw new Error(refused.join('\n'));
    }
  }
}
