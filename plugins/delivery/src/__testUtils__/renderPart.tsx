import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import type { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import { useLocation } from 'react-router-dom';

/** The entity of the System in the fixtures. */
export const systemEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { owner: 'team-shop' },
};

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

/** Renders a part of the plugin as the classic frontend system does, with its address below. */
export async function renderPart(
  element: ReactElement,
  options: { api: FakeEnvironmentsApi; entity?: Entity; search?: string },
) {
  const { api, entity, search = '' } = options;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      {entity ? (
        <EntityProvider entity={entity}>{element}</EntityProvider>
      ) : (
        element
      )}
      <Address />
    </TestApiProvider>,
    {
      routeEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
