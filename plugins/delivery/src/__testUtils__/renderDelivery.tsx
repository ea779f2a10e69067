import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import type { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
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
  options: { search?: string } = {},
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <EntityProvider entity={environmentEntity}>
        <DeliveryPanel />
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [`/${options.search ?? ''}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
