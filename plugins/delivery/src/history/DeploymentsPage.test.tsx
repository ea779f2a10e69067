import {
  deploymentFixture,
  FakeEnvironmentsApi,
  fleetEnvironmentFixture,
  releaseFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DeploymentsPage } from './DeploymentsPage';
import { renderPart } from '../__testUtils__/renderPart';

const commit = (letter: string) => letter.repeat(40);

function apiWith() {
  const api = new FakeEnvironmentsApi({
    fleet: {
      environments: ['dev', 'prod'].map(stage =>
        fleetEnvironmentFixture(`shop-${stage}`, {
          images: [`registry.example.com/shop/api:${stage}-image`],
          sync: {
            status: 'Synced',
            revisions: [commit(stage === 'dev' ? 'c' : 'a')],
            operationInProgress: false,
          },
        }),
      ),
    },
  });
  const record = (stage: string, letter: string) =>
    deploymentFixture({
      id: `${stage}-${letter}`,
      environmentRef: `resource:default/shop-${stage}`,
      release: releaseFixture({
        name: letter,
        revisions: [`shop-${stage}@${commit(letter)}`],
      }),
    });
  api.delivery.deployments = [
    record('dev', 'c'),
    { ...record('prod', 'c'), replacedAt: '2026-02-01T10:00:00Z' },
    record('prod', 'a'),
  ];
  return api;
}

describe('deployments of all environments', () => {
  it('tell where a commit is now, and when it was elsewhere', async () => {
    await renderPart(<DeploymentsPage />, {
      api: apiWith(),
      search: '?text=ccccccc',
    });

    const table = await screen.findByRole('table', { name: 'Deployments' });
    const [, first, second] = within(table)
      .getAllByRole('row')
      .filter(row => row.textContent !== '');
    expect(first).toHaveTextContent(/shop-dev.*Deployed now/);
    expect(second).toHaveTextContent(/shop-prod.*until 1 Feb 2026/);
    expect(second).not.toHaveTextContent('Deployed now');
    expect(
      within(first).getByRole('link', { name: 'shop-dev' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/shop-dev/environment?view=history',
    );
    await waitFor(() =>
      expect(screen.getByText(/^Now in/)).toHaveTextContent('Now in shop-dev.'),
    );
  });

  it('lead to the rollback on the page of the environment', async () => {
    await renderPart(<DeploymentsPage environmentTab="state" />, {
      api: apiWith(),
    });

    await waitFor(() =>
      expect(
        screen
          .getAllByRole('button', { name: /^Roll back/ })
          .map(link => link.getAttribute('href')),
      ).toEqual([
        '/catalog/default/resource/shop-prod/state?action=rollback&history=12&application=main%2Fargocd%2Fshop-prod',
      ]),
    );
  });

  it('say when what is sought is nowhere', async () => {
    await renderPart(<DeploymentsPage />, { api: apiWith() });
    await screen.findByRole('table', { name: 'Deployments' });
    await userEvent.type(screen.getByRole('searchbox'), 'zzz');
    expect(
      await screen.findByText(/Now in no environment that you may see/),
    ).toBeVisible();
  });
});
