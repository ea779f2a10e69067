import { z } from 'zod';
import { WorkFolder } from './git/__testUtils__/WorkFolder';
import { type Sandbox, startSandbox } from './Sandbox';

jest.setTimeout(120_000);

const APPLICATION = 'shop-dev';

const CHART: Record<string, string> = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml': 'replicas: 1\n',
  'chart/values-dev.yaml': 'replicas: 2\n',
  'chart/templates/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: ghcr.io/example/shop-web:1.0.0
`,
  'chart/templates/migrate.yaml': `apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: ghcr.io/example/shop-web:1.0.0
`,
};

const stateSchema = z.object({
  status: z
    .object({
      sync: z.object({ status: z.string() }).optional(),
      health: z.object({ status: z.string() }).optional(),
    })
    .default({}),
});

describe('a service that somebody makes', () => {
  let sandbox: Sandbox;
  let work: WorkFolder;

  beforeAll(async () => {
    sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      seed: false,
      prometheus: 'own',
    });
    work = await WorkFolder.create();
  });

  afterAll(async () => {
    await sandbox.stop();
    await work.remove();
  });

  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.urls.argocd}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${sandbox.tokens.argocd}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    return { status: response.status, answer };
  };

  it('goes from a push to a healthy environment, and away again', async () => {
    const { urls, tokens } = sandbox;
    for (const [path, content] of Object.entries(CHART)) {
      await work.write(path, content);
    }
    await work.git('init', '--quiet', '--initial-branch=main');
    await work.git('add', '.');
    await work.git('commit', '--quiet', '-m', 'Begin');
    const remote = `${urls.git.replace('//', `//x:${tokens.git}@`)}/shop.git`;
    await work.git('push', '--quiet', remote, 'main');

    const repoURL = `${urls.git}/shop.git`;
    const server = 'https://kubernetes.default.svc';
    const project = await ask('POST', '/projects', {
      project: {
        metadata: { name: 'shop' },
        spec: {
          sourceRepos: [repoURL],
          destinations: [{ server, namespace: 'shop-*' }],
          clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
        },
      },
    });
    expect(project.status).toBe(200);
    const created = await ask('POST', '/applications', {
      metadata: { name: APPLICATION },
      spec: {
        project: 'shop',
        source: {
          repoURL,
          path: 'chart',
          targetRevision: 'main',
          helm: { valueFiles: ['values-dev.yaml'] },
        },
        destination: { server, namespace: APPLICATION },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true'],
        },
      },
    });
    expect(created.status).toBe(200);

    const state = async () => {
      const { answer } = await ask('GET', `/applications/${APPLICATION}`);
      const { sync, health } = stateSchema.parse(answer).status;
      return `${sync?.status} ${health?.status}`;
    };
    for (const end = Date.now() + 60_000; Date.now() < end; ) {
      if ((await state()) === 'Synced Healthy') {
        break;
      }
      await new Promise(done => setTimeout(done, 50));
    }
    expect(await state()).toBe('Synced Healthy');
    const { cluster } = sandbox;
    expect(cluster.get('Deployment', APPLICATION, 'web')?.status).toMatchObject(
      { readyReplicas: 2 },
    );
    expect(cluster.list('Job', APPLICATION)).toEqual([]);

    await ask('DELETE', `/applications/${APPLICATION}`);
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      if (!cluster.get('Application', 'argocd', APPLICATION)) {
        break;
      }
      await new Promise(done => setTimeout(done, 50));
    }
    expect(cluster.get('Application', 'argocd', APPLICATION)).toBeUndefined();
    expect(cluster.get('Deployment', APPLICATION, 'web')).toBeUndefined();
  });

  it('shows a git server that does not answer', async () => {
    sandbox.faults.git.down = true;
    await expect(fetch(sandbox.urls.git)).rejects.toThrow();
    sandbox.faults.git.down = false;
    expect((await fetch(sandbox.urls.git)).status).toBe(404);
  });
});
