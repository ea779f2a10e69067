import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClusterLife } from '../../controllers/ClusterLife';
import { DefaultTimeline } from '../../controllers/Timeline';
import { createGitServer, type GitServer } from '../../git';
import { InMemoryCluster } from '../../kubernetes/InMemoryCluster';
import type { ArgocdToken } from '../Accounts';
import { type ArgocdServer, createArgocdServer } from '../createArgocdServer';
import { createAnswerCheck } from '../contract/createContract';
import {
  parseApplication,
  type WireApplication,
} from '../__fixtures__/startArgocd';

const AUTHOR = { name: 'Ada', email: 'ada@example.org' };
const SPEED = 40;
const checkAnswer = createAnswerCheck();

export interface DeliverySceneOptions {
  tokens?: readonly ArgocdToken[];
  customKinds?: ReadonlySet<string>;
}

/** An Argo CD without any system, over a cluster that lives: Pods start and Jobs end. */
export class DeliveryScene {
  readonly cluster: InMemoryCluster;
  readonly git: GitServer;
  readonly argocd: ArgocdServer;
  readonly #endings: (() => Promise<void> | void)[];

  private constructor(
    parts: Pick<DeliveryScene, 'cluster' | 'git' | 'argocd'>,
    endings: (() => Promise<void> | void)[],
  ) {
    this.cluster = parts.cluster;
    this.git = parts.git;
    this.argocd = parts.argocd;
    this.#endings = endings;
  }

  static async start(
    options: DeliverySceneOptions = {},
  ): Promise<DeliveryScene> {
    const seedDirectory = await mkdtemp(join(tmpdir(), 'flightdeck-no-seed-'));
    const cluster = new InMemoryCluster({ clock: () => new Date() });
    const timeline = new DefaultTimeline({ speed: SPEED });
    const life = new ClusterLife({ cluster, timeline });
    life.start();
    const git = await createGitServer({ port: 0, seedDirectory });
    const argocd = await createArgocdServer({
      cluster,
      git,
      port: 0,
      speed: SPEED,
      customKinds: options.customKinds,
      tokens: [
        { token: 'admin-token', account: 'admin' },
        ...(options.tokens ?? []),
      ],
    });
    return new DeliveryScene({ cluster, git, argocd }, [
      () => argocd.close(),
      () => git.close(),
      () => life.stop(),
      () => timeline.stop(),
      () => rm(seedDirectory, { recursive: true }),
    ]);
  }

  async close(): Promise<void> {
    for (const end of this.#endings) {
      await end();
    }
  }

  async request(
    method: string,
    path: string,
    { token = 'admin-token', body }: { token?: string; body?: unknown } = {},
  ) {
    const response = await fetch(`${this.argocd.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const answer = await response.json();
    const { status } = response;
    checkAnswer({ method, path: `/api/v1${path}`, status, answer });
    return { status, body: answer };
  }

  /** Commits files, in a repository that is made when it is not there; undefined deletes one. */
  async commit(
    repository: string,
    files: Record<string, string | undefined>,
  ): Promise<string> {
    await this.git.create(repository);
    return this.git.commit(
      repository,
      Object.entries(files).map(([path, content]) => ({ path, content })),
      { author: AUTHOR, message: 'Change' },
    );
  }

  url(repository: string): string {
    return `${this.git.url}/${repository}.git`;
  }

  /** An application of the default project, from the root of a repository of its name. */
  application(name: string, spec: Record<string, unknown> = {}) {
    return {
      metadata: { name },
      spec: {
        project: 'default',
        source: { repoURL: this.url(name), path: '.', targetRevision: 'main' },
        destination: {
          server: 'https://kubernetes.default.svc',
          namespace: name,
        },
        syncPolicy: { syncOptions: ['CreateNamespace=true'] },
        ...spec,
      },
    };
  }

  /** Creates the application; fails unless Argo CD takes it. */
  async deploy(name: string, spec: Record<string, unknown> = {}) {
    const answer = await this.request('POST', '/applications', {
      body: this.application(name, spec),
    });
    if (answer.status !== 200) {
      throw new Error(JSON.stringify(answer.body));
    }
  }

  /** Syncs and resolves when that has ended. */
  async sync(name: string, body: Record<string, unknown> = {}) {
    const answer = await this.request('POST', `/applications/${name}/sync`, {
      body,
    });
    if (answer.status !== 200) {
      throw new Error(JSON.stringify(answer.body));
    }
    return this.finished(name);
  }

  finished(name: string) {
    return this.waitFor(name, ({ operation, status }) =>
      !operation && status.operationState?.finishedAt
        ? status.operationState
        : undefined,
    );
  }

  async waitFor<T>(
    name: string,
    pick: (application: WireApplication) => T | undefined | false,
  ): Promise<T> {
    for (const deadline = Date.now() + 20_000; ; ) {
      const { body } = await this.request('GET', `/applications/${name}`);
      const picked = pick(parseApplication(body));
      if (picked) {
        return picked;
      }
      if (Date.now() > deadline) {
        throw new Error(`Waited in vain: ${JSON.stringify(body)}`);
      }
      await new Promise(done => setTimeout(done, 20));
    }
  }
}

export function configMap(name: string, extra: string = ''): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${extra}`;
}
