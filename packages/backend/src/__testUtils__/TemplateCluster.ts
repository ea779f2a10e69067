import { randomBytes } from 'node:crypto';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import { z } from 'zod';
import { type Applied, type ClusterAddress, Kubectl } from './Kubectl';
import { findLacks, forServer, type Lacks } from './olderServer';
import type { RenderedEnvironment, TemplateManifest } from './RenderedTemplate';
import { classesFor, secretsFor, withStatus } from './standInObjects';

const claimListSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), namespace: z.string() }),
      spec: z.object({
        accessModes: z.array(z.string()),
        storageClassName: z.string(),
        resources: z.object({ requests: z.object({ storage: z.string() }) }),
      }),
      status: z.object({ phase: z.string() }),
    }),
  ),
});

/** A user that may read everything and change nothing. */
function readerRights(name: string): TemplateManifest[] {
  const roleRef = {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'ClusterRole',
    name,
  };
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const all = { apiGroups: ['*'], resources: ['*'] };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: name },
    },
    {
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name },
      rules: [{ ...all, verbs: ['get', 'list', 'watch'] }],
    },
    {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef,
      subjects: [{ kind: 'ServiceAccount', name, namespace: name }],
    },
  ];
}

/** A cluster that services of the templates are applied to, with the tool that people use. */
export class TemplateCluster {
  readonly #applied: TemplateManifest[] = [];
  #lacks: Lacks = { former: [], definitions: [] };

  private constructor(
    readonly kubectl: Kubectl,
    readonly address: ClusterAddress,
    readonly token: string,
    readonly sandbox?: Sandbox,
  ) {}

  static async ofSandbox(): Promise<TemplateCluster> {
    const sandbox = await startSandbox({
      ports: 'ephemeral',
      seed: false,
      speed: 20,
      prometheus: 'own',
    });
    const kubectl = await Kubectl.create(sandbox.kubeconfig);
    return new TemplateCluster(
      kubectl,
      { url: sandbox.urls.kubernetes },
      sandbox.tokens.kubernetes,
      sandbox,
    );
  }

  /** The cluster of a kubeconfig whose user may do everything. */
  static async ofKubeconfig(file: string): Promise<TemplateCluster> {
    const kubectl = await Kubectl.create(file);
    const name = `flightdeck-test-${randomBytes(4).toString('hex')}`;
    const rights = readerRights(name);
    await kubectl.apply(rights);
    const token = await kubectl.ask('create', 'token', name, '-n', name);
    const address = await kubectl.address();
    const cluster = new TemplateCluster(kubectl, address, token.trim());
    cluster.#applied.push(...rights);
    return cluster;
  }

  /** Makes what the manifests need and no service brings: classes, and kinds of operators. */
  async prepare(manifests: readonly TemplateManifest[]): Promise<Lacks> {
    this.#lacks = await findLacks(this.kubectl, manifests);
    const { definitions } = this.#lacks;
    await this.#accept([
      ...definitions,
      ...(this.sandbox ? [] : classesFor(manifests)),
    ]);
    for (const { metadata } of definitions) {
      await this.kubectl.ask(
        ...['wait', '--for=condition=Established', '--timeout=30s'],
        `crd/${metadata.name}`,
      );
    }
    return this.#lacks;
  }

  async deploy({
    namespace,
    manifests,
  }: RenderedEnvironment): Promise<Applied> {
    const own = manifests.filter(({ kind }) => kind === 'Namespace');
    await this.#accept(own.length > 0 ? own : [namespace]);
    if (!this.sandbox) {
      const secrets = await Promise.all(manifests.map(secretsFor));
      await this.#accept(secrets.flat());
    }
    return this.kubectl.apply(
      manifests.map(manifest =>
        withStatus(forServer(withNamespace(manifest, namespace), this.#lacks)),
      ),
    );
  }

  /** Gives claims that wait their volumes, as a provisioner would. */
  async bindClaims(namespace: string): Promise<void> {
    if (this.sandbox) {
      return;
    }
    const { items } = claimListSchema.parse(
      JSON.parse(
        await this.kubectl.ask('get', 'pvc', '-o', 'json', '-n', namespace),
      ),
    );
    const pending = items.filter(({ status }) => status.phase === 'Pending');
    await this.#accept(
      pending.map(({ metadata, spec }) => ({
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: `${namespace}-${metadata.name}` },
        spec: {
          capacity: spec.resources.requests,
          accessModes: spec.accessModes,
          storageClassName: spec.storageClassName,
          claimRef: metadata,
          hostPath: { path: '/nowhere' },
        },
      })),
    );
  }

  async #accept(manifests: readonly TemplateManifest[]): Promise<void> {
    const { refused } = await this.kubectl.apply(manifests);
    if (refused.length > 0) {
      throw new Error(refused.join('\n'));
    }
    this.#applied.push(...manifests);
  }

  async close(): Promise<void> {
    if (this.sandbox) {
      await this.sandbox.stop();
    } else {
      // What is in a namespace goes with it.
      await this.kubectl.delete(
        this.#applied.filter(({ metadata }) => !metadata.namespace),
      );
    }
  }
}

/** Argo CD puts what names no namespace into that of the application. */
function withNamespace(
  manifest: TemplateManifest,
  namespace: TemplateManifest,
): TemplateManifest {
  return manifest.kind === 'Namespace'
    ? manifest
    : {
        ...manifest,
        metadata: { namespace: namespace.metadata.name, ...manifest.metadata },
      };
}
