import {
  type ArgocdServer,
  createArgocdServer,
  createGitServer,
  type GitServer,
  InMemoryCluster,
  seedSandbox,
} from '@flightdeck/sandbox';

export const TOKEN = 'sandbox-token-6d1f';
export const PASSWORD = 'sandbox-password-93ab';

/** The git server of the sandbox, for all tests of a file: they only read. */
export function startGit(): Promise<GitServer> {
  return createGitServer({ port: 0 });
}

/** A real Argo CD server of the sandbox, that can be stopped and started on the same port. */
export async function startSandbox(git: GitServer) {
  const cluster = new InMemoryCluster({ clock: () => new Date() });
  await seedSandbox({ cluster, git });
  // A newer release waits for production, and for a person who syncs it.
  cluster.patch('Application', 'argocd', 'co2-calculator-prod', {
    spec: {
      source: { targetRevision: 'main' },
      syncPolicy: { automated: null },
    },
  });
  const requests: string[] = [];
  const start = (port: number): Promise<ArgocdServer> =>
    createArgocdServer({
      cluster,
      git,
      port,
      speed: 10,
      tokens: [
        { token: TOKEN, account: 'flightdeck', password: PASSWORD },
        { token: 'reader-token', account: 'reader', actions: ['get'] },
        { token: 'stranger-token', account: 'stranger', projects: ['other'] },
      ],
      onRequest: (method, path) => requests.push(`${method} ${path}`),
    });
  let server = await start(0);
  let stopped = false;
  const url = new URL(server.url);
  return {
    cluster,
    git,
    url: server.url,
    /** Method and path of every request so far. */
    requests,
    get faults() {
      return server.faults;
    },
    async stop() {
      stopped = true;
      await server.close();
    },
    async restart() {
      server = await start(Number(url.port));
      stopped = false;
    },
    async close() {
      if (!stopped) {
        await server.close();
      }
    },
  };
}

export type TestSandbox = Awaited<ReturnType<typeof startSandbox>>;
