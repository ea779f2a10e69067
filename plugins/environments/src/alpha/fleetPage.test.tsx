import { renderTestApp } from '@backstage/frontend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  FakeEnvironmentsApi,
  fleetEnvironmentFixture,
  responseError,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import environmentsPlugin from '../alpha';

const fleet = {
  environments: [
    fleetEnvironmentFixture('shop-dev', {
      environment: { stage: 'dev' },
      conformance: {
        met: 40,
        missing: 1,
        different: 0,
        unknown: 2,
        severity: 'warning',
        sentence: '40 of 43 requirements met; 1 missing, 2 unknown.',
      },
    }),
    fleetEnvironmentFixture('shop-prod', {
      health: {
        status: 'critical',
        sentence: 'Container api cannot pull its image.',
        critical: 1,
        warning: 0,
        unknown: 0,
      },
      sync: {
        status: 'OutOfSync',
        revisions: ['8c1f0d6a4b7e93c25f10aa6b8d7c4e3f21095d7b'],
        operationInProgress: false,
      },
      ready: 1,
      desired: 3,
    }),
    fleetEnvironmentFixture('billing-prod', {
      environment: {
        system: 'system:default/billing',
        owner: 'group:default/team-money',
      },
      health: {
        status: 'unknown',
        sentence: 'Cluster west cannot be reached.',
        critical: 0,
        warning: 0,
        unknown: 9,
      },
      ready: undefined,
      desired: undefined,
      sync: undefined,
      images: [],
      troubledSources: [
        {
          id: 'kubernetes/west',
          state: 'unreachable',
          message: 'No answer since 09:00.',
        },
      ],
    }),
  ],
};

function renderFleet(api: FakeEnvironmentsApi, address = '/environments') {
  renderTestApp({
    features: [environmentsPlugin],
    initialRouteEntries: [address],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[environmentsApiRef, api]],
  });
}

async function boardRows() {
  const board = await screen.findByRole('table', { name: 'Environments' });
  return within(board)
    .getAllByRole('row')
    .map(row => row.textContent ?? '');
}

describe('fleet page', () => {
  it('shows each environment in its system and stage, with its cause', async () => {
    renderFleet(new FakeEnvironmentsApi({ fleet }));

    const rows = await boardRows();
    expect(rows[0]).toBe('Systemdevprod');
    expect(rows[1]).toContain('billing');
    expect(rows[1]).toContain('Cluster west cannot be reached.');
    expect(rows[1]).toContain('readiness unknown');
    expect(rows[1]).toContain('Unreachable kubernetes/west');
    expect(rows[2]).toContain('Container api cannot pull its image.');
    expect(rows[2]).toContain('Out of sync8c1f0d6api:1.4.21 of 3 ready');
    expect(screen.getByRole('link', { name: 'shop-prod' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/shop-prod/environment',
    );
  });

  it('narrows the board from the address', async () => {
    renderFleet(
      new FakeEnvironmentsApi({ fleet }),
      '/environments?health=critical&q=shop',
    );

    expect(await boardRows()).toHaveLength(2);
    expect(screen.getByLabelText('Search')).toHaveValue('shop');
    expect(screen.getByRole('button', { name: /Critical/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('filters, finds nothing, and goes back to all', async () => {
    renderFleet(new FakeEnvironmentsApi({ fleet }));
    await boardRows();

    await userEvent.click(screen.getByRole('button', { name: /Unknown/ }));
    expect(await boardRows()).toHaveLength(2);

    await userEvent.type(screen.getByLabelText('Search'), 'shop');
    expect(await screen.findByText('No environment matches')).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await boardRows()).toHaveLength(3);
  });

  it('filters by owner', async () => {
    renderFleet(new FakeEnvironmentsApi({ fleet }));
    await boardRows();

    await userEvent.click(screen.getByRole('button', { name: /Owner/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'team-money' }),
    );

    expect((await boardRows())[1]).toContain('billing-prod');
    expect(screen.queryByText('shop-prod')).not.toBeInTheDocument();
  });

  it('says how environments stand against their blueprints, and filters by it', async () => {
    renderFleet(new FakeEnvironmentsApi({ fleet }));
    await boardRows();
    expect(
      screen.getByText((_text, element) =>
        /^Conformance: 1 missing$/.test(element?.textContent ?? ''),
      ),
    ).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: /^Conformance/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Deviates' }),
    );
    expect(await boardRows()).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'shop-dev' })).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await boardRows()).toHaveLength(3);
  });

  it('says what an environment is when there is none', async () => {
    renderFleet(new FakeEnvironmentsApi());

    expect(await screen.findByText('No environments')).toBeVisible();
    expect(screen.getByText(/flightdeck.dev\/stage/)).toBeVisible();
  });

  it('says why the list may be incomplete', async () => {
    renderFleet(
      new FakeEnvironmentsApi({
        fleet: { ...fleet, problem: 'The catalog cannot be read.' },
      }),
    );

    expect(
      await screen.findByText('The catalog cannot be read.'),
    ).toBeVisible();
  });

  it('says so when the user may not see it', async () => {
    const api = new FakeEnvironmentsApi();
    api.readError = await responseError(403, 'NotAllowedError', 'Ask ops.');
    renderFleet(api);

    expect(
      await screen.findByText('You may not see the environments'),
    ).toBeVisible();
    expect(screen.getByText('Ask ops.')).toBeVisible();
  });

  it('shows a failure, and the fleet once it can be read', async () => {
    const api = new FakeEnvironmentsApi({ fleet });
    api.readError = new ServiceUnavailableError('The backend is away.');
    renderFleet(api);
    await screen.findByText(
      /Cannot read the environments: The backend is away/,
    );

    api.readError = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await boardRows()).toHaveLength(3);
  });
});
