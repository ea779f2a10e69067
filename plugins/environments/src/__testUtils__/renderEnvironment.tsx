import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import type { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import environmentsPlugin from '../alpha';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'shop-prod', namespace: 'default' },
  spec: { type: 'environment', owner: 'team-shop', system: 'shop' },
};

/** Renders the page of the environment in the fixtures, as its address says. */
export function renderEnvironment(api: FakeEnvironmentsApi, search = '') {
  return renderTestApp({
    features: [environmentsPlugin],
    extensions: [createTestEntityPage({ entity })],
    apis: [[environmentsApiRef, api]],
    initialRouteEntries: [`/${search}`],
  });
}
