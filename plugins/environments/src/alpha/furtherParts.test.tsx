import { renderTestApp } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  createFrontendModule,
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import {
  environmentsApiRef,
  HoldBanner,
  useActionHost,
} from '@flightdeck/plugin-environments-react';
import {
  EnvironmentPanelBlueprint,
  EnvironmentViewBlueprint,
  SystemPanelBlueprint,
} from '@flightdeck/plugin-environments-react/alpha';
import {
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  fleetEnvironmentFixture,
  holdFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
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

/** Parts that another plugin brings. */
const costsModule = createFrontendModule({
  pluginId: 'environments',
  extensions: [
    EnvironmentViewBlueprint.make({
      name: 'costs',
      params: {
        id: 'costs',
        title: 'Costs',
        loader: async () => <p>Costs of the environment</p>,
      },
    }),
    SystemPanelBlueprint.make({
      name: 'costs',
      params: {
        title: 'Costs',
        order: 1,
        loader: async () => <p>Costs of the System</p>,
      },
    }),
  ],
});

/** Leads through actions, and has the banner of the hold. */
function ActionsPanel() {
  useActionHost();
  return <HoldBanner hold={holdFixture()} />;
}

/** Stands in for a plugin with a panel that leads through actions. */
const actionsPlugin = createFrontendPlugin({
  pluginId: 'delivery',
  extensions: [
    EnvironmentPanelBlueprint.make({
      params: {
        title: 'Delivery',
        order: 100,
        loader: async () => <ActionsPanel />,
      },
    }),
  ],
});

/** Stands in for a plugin that shows all deployments. */
const deploymentsRouteRef = createRouteRef();
const deploymentsPlugin = createFrontendPlugin({
  pluginId: 'delivery',
  routes: { deployments: deploymentsRouteRef },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/deployments',
        routeRef: deploymentsRouteRef,
        loader: async () => <p>All of them</p>,
      },
    }),
  ],
});

function apiWithOneHeld() {
  return new FakeEnvironmentsApi({
    snapshots: [snapshotFixture()],
    fleet: {
      environments: [fleetEnvironmentFixture('shop-prod', { hold: 'active' })],
    },
  });
}

function renderEntity(
  entity: Entity,
  options: { api?: FakeEnvironmentsApi; address?: string } = {},
) {
  const { api = apiWithOneHeld(), address = '/' } = options;
  renderTestApp({
    features: [environmentsPlugin, actionsPlugin, costsModule],
    extensions: [createTestEntityPage({ entity })],
    initialRouteEntries: [address],
    apis: [[environmentsApiRef, api]],
  });
}

function renderFleet(features: (typeof deploymentsPlugin)[]) {
  renderTestApp({
    features: [environmentsPlugin, ...features],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: ['/environments?q=shop'],
    apis: [[environmentsApiRef, apiWithOneHeld()]],
  });
}

describe('parts of other plugins', () => {
  it('have a tab on the page of an environment', async () => {
    renderEntity(environment);
    const tab = await screen.findByRole('tab', { name: 'Costs' });
    expect(screen.queryByText('Costs of the environment')).toBeNull();

    await userEvent.click(tab);

    expect(await screen.findByText('Costs of the environment')).toBeVisible();
    expect(tab).toHaveAttribute('aria-selected', 'true');
    expect(screen.queryByText('No rule found trouble.')).toBeNull();
  });

  it('are opened by their address', async () => {
    renderEntity(environment, { address: '/?view=costs' });
    expect(await screen.findByText('Costs of the environment')).toBeVisible();
  });

  it('have a panel on the page of a System', async () => {
    renderEntity(entityOf('System', 'shop'));
    expect(await screen.findByText('Costs of the System')).toBeVisible();
    expect(
      await screen.findByRole('table', { name: 'Environments' }),
    ).toBeVisible();
  });

  it('tell in their own words that it is held, and the page does not again', async () => {
    const api = apiWithOneHeld();
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ hold: holdFixture() });
    renderEntity(environment, { api });

    expect(await screen.findByText('Held')).toBeVisible();
    expect(screen.getAllByRole('region', { name: 'Hold' })).toHaveLength(1);
  });
});

describe('fleet board', () => {
  it('leads to the deployments of what is sought, and says what is held', async () => {
    renderFleet([deploymentsPlugin]);
    expect(await screen.findByText('Held')).toBeVisible();

    const link = screen.getByRole('link', {
      name: 'Search the deployments for “shop”',
    });
    expect(link).toHaveAttribute('href', '/deployments?text=shop');
    await userEvent.click(link);
    expect(await screen.findByText('All of them')).toBeVisible();
  });

  it('shows no such link without a plugin that has them', async () => {
    renderFleet([]);
    await screen.findByRole('table', { name: 'Environments' });
    expect(screen.queryByRole('link', { name: /deployments/ })).toBeNull();
  });
});
