import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import type { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import { SWRConfig } from 'swr';
import { DeliveryPanel } from '..';

/** The entity of the environment in the fixtures. */
export const environmentEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'shop-prod', namespace: 'default' },
  spec: { type: 'environment', owner: 'team-shop', system: 'shop' },
};

/** Renders the panel as the classic frontend system does. */
export async function renderDelivery(
  api: FakeEnvironmentsApi,
  options: { allowed?: boolean } = {},
) {
  const authorize =
    options.allowed === false ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, api],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission({ authorize })],
      ]}
    >
      {/* Permission answers are cached by default, from one test to the next. */}
      <SWRConfig value={{ provider: () => new Map() }}>
        <EntityProvider entity={environmentEntity}>
          <DeliveryPanel />
        </EntityProvider>
      </SWRConfig>
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}
