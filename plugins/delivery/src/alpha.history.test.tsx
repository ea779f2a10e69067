import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  deploymentFixture,
  FakeEnvironmentsApi,
  partsPageFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import deliveryPlugin from './alpha';
import { environmentEntity } from './__testUtils__/renderDelivery';
import { systemEntity } from './__testUtils__/renderPart';

function render(options: {
  page?: ReturnType<typeof partsPageFixture>;
  entity?: Entity;
  address: string;
}) {
  const { address, entity, page } = options;
  const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
  api.delivery.deployments = [deploymentFixture()];
  renderTestApp({
    features: page ? [page, deliveryPlugin] : [deliveryPlugin],
    extensions: entity ? [createTestEntityPage({ entity })] : [],
    mountedRoutes: entity
      ? {}
      : { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [address],
    apis: [[environmentsApiRef, api], mockApis.permission()],
  });
}

describe('delivery plugin', () => {
  it('adds a history to the page of an environment', async () => {
    render({
      page: partsPageFixture('environment', 'views'),
      entity: environmentEntity,
      address: '/',
    });
    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
  });

  it('adds releases and figures to the page of a System', async () => {
    render({
      page: partsPageFixture('system-environments', 'panels'),
      entity: systemEntity,
      address: '/',
    });
    expect(
      await screen.findByRole('article', { name: 'shop-staging' }),
    ).toBeVisible();
    expect(await screen.findByText('1.4 a day')).toBeVisible();
  });

  it('has a page of all deployments', async () => {
    render({ address: '/deployments' });
    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
  });
});
