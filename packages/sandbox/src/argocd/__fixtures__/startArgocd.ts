import { z } from 'zod';
import { createGitServer } from '../../git';
import { applicationSchema } from '../Application';
import { InMemoryCluster } from '../../kubernetes/InMemoryCluster';
import {
  type ArgocdServerOptions,
  createArgocdServer,
} from '../createArgocdServer';
import { seedSandbox } from '../seedSandbox';
import { createAnswerCheck } from '../contract/createContract';

const AUTHOR = { name: 'Ada', email: 'ada@example.org' };
const checkAnswer = createAnswerCheck();
export const REPOSITORY = 'co2-calculator-deploy';

const wireApplicationSchema = applicationSchema.omit({
  apiVersion: true,
  kind: true,
});

/** An application as it comes over the wire. */
export type WireApplication = z.infer<typeof wireApplicationSchema>;

export function parseApplication(body: unknown): WireApplication {
  return wireApplicationSchema.parse(body);
}

/** A seeded Argo CD with a client that waits for conditions, for tests. */
export async function startArgocd({
  refreshMilliseconds,
}: Pick<ArgocdServerOptions, 'refreshMilliseconds'> = {}) {
  const cluster = new InMemoryCluster({ clock: () => new Date() });
  const git = await createGitServer({ port: 0 });
  await seedSandbox({ cluster, git });
  // A newer release waits for production, and for a person who syncs it.
  cluster.patch('Application', 'argocd', 'co2-calculator-prod', {
    spec: {
      source: { targetRevision: 'main' },
      syncPolicy: { automated: null },
    },
  });
  const server = await createArgocdServer({
    cluster,
    git,
    port: 0,
    speed: 20,
    refreshMilliseconds,
    tokens: [
      { token: 'robot-token', account: 'robot', password: 'robot-password' },
      {
        token: 'reader-token',
        account: 'reader',
        projects: ['co2-calculator'],
        actions: ['get'],
      },
      { token: 'stranger-token', account: 'stranger', projects: ['other'] },
    ],
  });

  const request = async (
    method: string,
    path: string,
    options: { token?: string; body?: unknown } = {},
  ) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${options.token ?? 'robot-token'}`,
        'Content-Type': 'application/json',
      },
      body: options.body === undefined ? null : JSON.stringify(options.body),
    });
    const answer = await response.json();
    const { status } = response;
    checkAnswer({ method, path, status, answer });
    return { status, body: answer };
  };

  const waitFor = async <T>(
    name: string,
    pick: (application: WireApplication) => T | undefined | false,
  ): Promise<T> => {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const { body } = await request(
        'GET',
        `/api/v1/applications/${name}?project=co2-calculator`,
      );
      const picked = pick(parseApplication(body));
      if (picked) {
        return picked;
      }
      if (Date.now() > deadline) {
        throw new Error(`Waited in vain: ${JSON.stringify(body)}`);
      }
      await new Promise(done => setTimeout(done, 20));
    }
  };

  return {
    cluster,
    git,
    server,
    request,
    waitFor,
    commit: (path: string, content: string | undefined, message = 'Change') =>
      git.commit(REPOSITORY, [{ path, content }], { author: AUTHOR, message }),
    async close() {
      await server.close();
      await git.close();
    },
  };
}

/** The same, once it has compared all stages. */
export async function startComparedArgocd() {
  const argocd = await startArgocd();
  for (const stage of ['dev', 'staging', 'prod']) {
    await argocd.waitFor(
      `co2-calculator-${stage}`,
      ({ status }) => status.sync,
    );
  }
  return argocd;
}

/** How the operation of an application ended; undefined until it has. */
export function operationEnd({ operation, status }: WireApplication) {
  return !operation && status.operationState?.finishedAt
    ? status.operationState
    : undefined;
}
