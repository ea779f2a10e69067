import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import { fleet, snapshots } from './data';
import { entities } from './entities';
import { playActions } from './playActions';
import { playChecklists } from './playChecklists';
import { playDelivery } from './playDelivery';
import { playParts } from './playParts';

const api = new FakeEnvironmentsApi({ fleet, snapshots });
playActions(api);
playDelivery(api, fleet.environments);
playParts(api);
playChecklists(api);

/** Puts a backend in memory in the place of the real one. */
export const devModule = createFrontendModule({
  pluginId: 'environments',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({ api: environmentsApiRef, deps: {}, factory: () => api }),
    }),
  ],
});

/** The catalog with the environments in it. */
export const devCatalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
  ],
});
