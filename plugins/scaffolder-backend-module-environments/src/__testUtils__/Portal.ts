import { join } from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateKindModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import type { JsonObject } from '@backstage/types';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';
import { z } from 'zod';
import { scaffolderModuleEnvironments } from '../module';

const TEMPLATE = 'template:default/service';
const taskSchema = z.object({
  id: z.string(),
  status: z.string(),
});
const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.looseObject({ message: z.string().optional() }),
  }),
);

export interface PortalOptions {
  sandbox: Sandbox;
  /** Instead of the sandbox's own addresses of Argo CD and of raw files: what spoils them. */
  urls?: { argocd?: string; raw?: string };
  argocdToken?: string;
  features?: BackendFeature[];
}

export function configOf({ sandbox, urls, argocdToken }: PortalOptions) {
  const raw = urls?.raw ?? sandbox.urls.git;
  return {
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: [
            {
              name: 'sandbox',
              url: urls?.argocd ?? sandbox.urls.argocd,
              token: argocdToken ?? sandbox.tokens.argocd,
            },
          ],
        },
      ],
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'sandbox',
              url: sandbox.urls.kubernetes,
              authProvider: 'serviceAccount',
              serviceAccountToken: sandbox.tokens.kubernetes,
            },
          ],
        },
      ],
    },
    environments: {
      git: {
        hosts: [
          {
            name: 'sandbox',
            url: sandbox.urls.git,
            rawUrl: `${raw}/{repository}/raw/{branch}/{path}`,
            token: sandbox.tokens.git,
          },
        ],
      },
      templates: { directory: join(__dirname, 'templates') },
    },
    backend: { reading: { allow: [{ host: new URL(raw).host }] } },
    catalog: {
      rules: [{ allow: ['System', 'Resource', 'Group', 'Template'] }],
      locations: [{ type: 'file', target: join(__dirname, 'template.yaml') }],
    },
  } satisfies JsonObject;
}

/** A portal with the scaffolder, the catalog and our actions, whole, on a sandbox. */
export async function startPortal(options: PortalOptions) {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      templateKindModule,
      scaffolderPlugin,
      scaffolderModuleEnvironments,
      mockServices.rootConfig.factory({ data: configOf(options) }),
      ...(options.features ?? []),
    ],
  });
  const call = request(backend.server);
  const headers = mockCredentials.user.header();

  const has = async (ref: string) => {
    const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref) ?? [];
    const { status } = await call
      .get(`/api/catalog/entities/by-name/${kind}/${namespace}/${name}`)
      .set('Authorization', headers);
    return status === 200;
  };
  return {
    has,
    stop: () => backend.stop(),
    /** Starts a task of the template. Resolves to its id. */
    async start(values: object): Promise<string> {
      await waitFor(() => has(TEMPLATE));
      const response = await call
        .post('/api/scaffolder/v2/tasks')
        .set('Authorization', headers)
        .send({ templateRef: TEMPLATE, values });
      return z.object({ id: z.string() }).parse(response.body).id;
    },
    /** Waits until a task has ended. */
    async end(id: string) {
      const read = async () => {
        const response = await call
          .get(`/api/scaffolder/v2/tasks/${id}`)
          .set('Authorization', headers);
        return taskSchema.parse(response.body).status;
      };
      await waitFor(async () =>
        ['completed', 'failed', 'cancelled'].includes(await read()),
      );
      const { body } = await call
        .get(`/api/scaffolder/v2/tasks/${id}/events`)
        .set('Authorization', headers);
      const events = eventsSchema.parse(body);
      return {
        status: await read(),
        log: events.map(event => event.body.message ?? '').join('\n'),
        completion: events.find(({ type }) => type === 'completion')?.body,
      };
    },
    retry: (id: string) =>
      call
        .post(`/api/scaffolder/v2/tasks/${id}/retry`)
        .set('Authorization', headers)
        .send({}),
    dryRun: (template: object, values: object) =>
      call
        .post('/api/scaffolder/v2/dry-run')
        .set('Authorization', headers)
        .send({ template, values, directoryContents: [] }),
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

/** Waits for a condition that has to be asked for. */
export async function waitFor(
  condition: () => Promise<boolean>,
  within = 150_000,
): Promise<void> {
  const ends = performance.now() + within;
  while (!(await condition())) {
    if (performance.now() > ends) {
      throw new Error(`Waited for ${within} ms in vain.`);
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** A sandbox without the systems of the demo, in which time flies. */
export function startEmptySandbox(): Promise<Sandbox> {
  return startSandbox({
    ports: 'ephemeral',
    speed: 20,
    seed: false,
    prometheus: 'own',
  });
}
