import {
  deploymentFixture,
  FakeEnvironmentsApi,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { DeploymentHistory, DeploymentsPage, SystemReleases } from '.';
import { environmentEntity } from './__testUtils__/renderDelivery';
import { renderPart, systemEntity } from './__testUtils__/renderPart';

describe('delivery plugin for the classic frontend system', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
    api.delivery.deployments = [deploymentFixture()];
  });

  it('has the history of an environment', async () => {
    await renderPart(<DeploymentHistory />, { api, entity: environmentEntity });
    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
  });

  it('has the deployments of all environments', async () => {
    await renderPart(
      <Routes>
        <Route path="/" element={<DeploymentsPage />} />
      </Routes>,
      { api },
    );
    expect(
      await screen.findByRole('table', { name: 'Deployments' }),
    ).toBeVisible();
  });

  it('has the releases of a System', async () => {
    await renderPart(<SystemReleases />, { api, entity: systemEntity });
    expect(
      await screen.findByRole('article', { name: 'shop-staging' }),
    ).toBeVisible();
  });
});
