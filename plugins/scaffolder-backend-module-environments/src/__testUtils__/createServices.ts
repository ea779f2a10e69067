import { setTimeout as wait } from 'node:timers/promises';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  createArgocdAdministrations,
  createDeliveryDirectories,
} from '@flightdeck/plugin-environments-backend-module-argocd';
import { createClusterDirectories } from '@flightdeck/plugin-environments-backend-module-kubernetes';
import { TemplateLibrary } from '@flightdeck/service-templates';
import type { ActionServices } from '../actions/ActionServices';
import { readServiceConfig } from '../config/readServiceConfig';
import { configOf, type PortalOptions } from './Portal';

const owner: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'platform-team', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

/** What the actions work with, on a sandbox; time is short. */
export async function createServices(
  options: PortalOptions & { denied?: boolean; entities?: Entity[] },
): Promise<ActionServices & { close(): Promise<void> }> {
  const data = configOf(options);
  const config = new ConfigReader(data);
  const rootConfig = mockServices.rootConfig({ data });
  const { templatesDirectory, ...service } = readServiceConfig(config);
  const administrations = createArgocdAdministrations(rootConfig);
  const deliveries = createDeliveryDirectories(rootConfig);
  const clusters = await createClusterDirectories(rootConfig);
  return {
    ...service,
    administrations,
    deliveries,
    clusters,
    permissions: mockServices.permissions({
      result: options.denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
    }),
    catalog: catalogServiceMock({
      entities: [owner, ...(options.entities ?? [])],
    }),
    integrations: ScmIntegrations.fromConfig(config),
    templates: await TemplateLibrary.create(templatesDirectory),
    now: () => new Date(),
    delay: async (_milliseconds, signal) => {
      await wait(20, undefined, { signal }).catch(() => undefined);
    },
    async close() {
      for (const each of [...administrations, ...deliveries, ...clusters]) {
        await each.close();
      }
    },
  };
}
