import { renderTestApp } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import deliveryPlugin from '@flightdeck/plugin-delivery/alpha';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  deploymentFixture,
  FakeEnvironmentsApi,
  fleetEnvironmentFixture,
  holdFixture,
  deliveryStatusFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import environmentsPlugin from '../alpha';

function entityOf(kind: string, name: string, type?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { type, owner: 'team-shop', system: 'shop' },
  };
}

const environment = entityOf('Resource', 'shop-prod', 'environment');

function apiWithHistory() {
  const api = new FakeEnvironmentsApi({
    snapshots: [snapshotFixture()],
    fleet: {
      environments: [fleetEnvironmentFixture('shop-prod', { hold: 'active' })],
    },
  });
  api.delivery.deployments = [deploymentFixture()];
  return api;
}

function renderWith(
  api: FakeEnvironmentsApi,
  options: { entity?: Entity; address: string },
) {
  const { entity, address } = options;
  renderTestApp({
    features: [environmentsPlugin, deliveryPlugin],
    extensions: entity ? [createTestEntityPage({ entity })] : [],
    mountedRoutes: entity
      ? {}
      : { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [address],
    apis: [[environmentsApiRef, api]],
  });
}

describe('environments with the delivery plugin', () => {
  it('have a tab with the history, which reads nothing until it is opened', async () => {
    const api = apiWithHistory();
    renderWith(api, { entity: environment, address: '/' });
    const tab = await screen.findByRole('tab', { name: 'History' });
    expect(api.delivery.deploymentQueries).toEqual([]);

    await userEvent.click(tab);

    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
    expect(tab).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByText('No rule found trouble.')).toBeNull();
  });

  it('open the history by its address', async () => {
    renderWith(apiWithHistory(), {
      entity: environment,
      address: '/?view=history&text=nothing',
    });
    expect(
      await screen.findByText(/No recorded deployment matches/),
    ).toBeVisible();
  });

  it('tell once in full that one is held', async () => {
    const api = apiWithHistory();
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ hold: holdFixture() });
    renderWith(api, { entity: environment, address: '/' });

    await waitFor(() => expect(screen.getByText('Held')).toBeVisible());
    expect(screen.getAllByRole('region', { name: 'Hold' })).toHaveLength(1);
  });

  it('have releases and figures on the page of their System', async () => {
    renderWith(apiWithHistory(), {
      entity: entityOf('System', 'shop'),
      address: '/',
    });
    expect(
      await screen.findByRole('article', { name: 'shop-staging' }),
    ).toBeVisible();
    expect(await screen.findByText('1.4 a day')).toBeVisible();
    expect(screen.getByRole('table', { name: 'Environments' })).toBeVisible();
  });

  it('lead from the fleet board to all deployments, with what is sought', async () => {
    renderWith(apiWithHistory(), { address: '/environments?q=shop' });
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'Search the deployments for “shop”',
      }),
    );

    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('shop');
  });

  it('say on the fleet board what is held', async () => {
    renderWith(apiWithHistory(), { address: '/environments' });
    expect(await screen.findByText('Held')).toBeVisible();
  });
});

it('show no link to deployments without a plugin that has them', async () => {
  renderTestApp({
    features: [environmentsPlugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: ['/environments'],
    apis: [[environmentsApiRef, apiWithHistory()]],
  });
  await screen.findByRole('table', { name: 'Environments' });
  expect(screen.queryByRole('link', { name: 'All deployments' })).toBeNull();
});
