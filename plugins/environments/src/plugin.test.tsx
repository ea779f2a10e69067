import type { ReactElement } from 'react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  FakeEnvironmentsApi,
  fleetEnvironmentFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import {
  EntityEnvironmentContent,
  EntitySystemEnvironmentsContent,
  EnvironmentsPage,
  environmentsPlugin,
  isEnvironmentAvailable,
} from '.';

function entityOf(kind: string, name: string, type?: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { type, owner: 'team-shop' },
  };
}

async function renderClassic(element: ReactElement, api: FakeEnvironmentsApi) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Routes>
        <Route path="/" element={element} />
      </Routes>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('classic environments plugin', () => {
  it('brings the API', () => {
    expect([...environmentsPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      environmentsApiRef.id,
    ]);
  });

  it('has a fleet page with a header', async () => {
    await renderClassic(
      <EnvironmentsPage />,
      new FakeEnvironmentsApi({
        fleet: { environments: [fleetEnvironmentFixture('shop-prod')] },
      }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Environments' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'shop-prod' }),
    ).toBeVisible();
  });

  it('has a tab for an environment, with panels and views', async () => {
    await renderClassic(
      <EntityProvider entity={entityOf('Resource', 'shop-prod', 'environment')}>
        <EntityEnvironmentContent
          panels={<p>A panel</p>}
          views={[{ id: 'costs', title: 'Costs', element: <p>A view</p> }]}
        />
      </EntityProvider>,
      new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] }),
    );

    expect(await screen.findByText('No rule found trouble.')).toBeVisible();
    expect(screen.getByText('A panel')).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Costs' }));
    expect(await screen.findByText('A view')).toBeVisible();
  });

  it('has a tab for a System with its own environments only', async () => {
    await renderClassic(
      <EntityProvider entity={entityOf('System', 'shop')}>
        <EntitySystemEnvironmentsContent panels={<p>A panel</p>} />
      </EntityProvider>,
      new FakeEnvironmentsApi({
        fleet: {
          environments: [
            fleetEnvironmentFixture('shop-prod'),
            fleetEnvironmentFixture('billing-prod', {
              environment: { system: 'system:default/billing' },
            }),
          ],
        },
      }),
    );

    expect(
      await screen.findByRole('link', { name: 'shop-prod' }),
    ).toBeVisible();
    expect(screen.queryByText('billing-prod')).not.toBeInTheDocument();
    expect(screen.getByText('A panel')).toBeVisible();
  });

  it.each([
    ['Resource', 'environment', true],
    ['resource', 'environment', true],
    ['Resource', 'database', false],
    ['Component', 'environment', false],
  ])('a %s of type %s has the tab: %s', (kind, type, available) => {
    expect(isEnvironmentAvailable(entityOf(kind, 'x', type))).toBe(available);
  });
});
