import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  FakeEnvironmentsApi,
  fleetEnvironmentFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import environmentsPlugin from '../alpha';

function renderSystem(api: FakeEnvironmentsApi) {
  renderTestApp({
    features: [environmentsPlugin],
    extensions: [
      createTestEntityPage({
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'System',
          metadata: { name: 'shop', namespace: 'default' },
          spec: { owner: 'team-shop' },
        },
      }),
    ],
    apis: [[environmentsApiRef, api]],
  });
}

describe('system environments content', () => {
  it('shows the environments of the System', async () => {
    renderSystem(
      new FakeEnvironmentsApi({
        fleet: {
          environments: [
            fleetEnvironmentFixture('shop-prod'),
            fleetEnvironmentFixture('lonely', {
              environment: { system: undefined },
            }),
          ],
        },
      }),
    );

    expect(
      await screen.findByRole('link', { name: 'shop-prod' }),
    ).toBeVisible();
    expect(screen.queryByText('lonely')).not.toBeInTheDocument();
  });

  it('says so when the System has none', async () => {
    renderSystem(new FakeEnvironmentsApi());

    expect(await screen.findByText('No environments')).toBeVisible();
  });
});
