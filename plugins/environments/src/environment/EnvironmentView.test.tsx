import { ServiceUnavailableError } from '@backstage/errors';
import {
  eventFixture,
  FakeEnvironmentsApi,
  findingFixture,
  indicatorRangeFixture,
  inventoryFixture,
  responseError,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEnvironment } from '../__testUtils__/renderEnvironment';

function apiOf(given: Partial<EnvironmentSnapshot> = {}) {
  return new FakeEnvironmentsApi({ snapshots: [snapshotFixture(given)] });
}

const errorRatio = {
  id: 'error-ratio',
  title: 'Error ratio',
  unit: 'ratio' as const,
  value: 0.02,
  query: 'errors / requests',
};

describe('views of an environment', () => {
  it('opens one view after the other, and reads only what is open', async () => {
    const api = apiOf();
    renderEnvironment(api);
    await screen.findByText('No rule found trouble.');
    expect(new Set(api.reads)).toEqual(new Set(['inventory']));

    for (const [tab, part] of [
      ['Events', 'events'],
      ['Alerts', 'alerts'],
    ] as const) {
      await userEvent.click(screen.getByRole('tab', { name: tab }));
      await waitFor(() => expect(api.reads).toContain(part));
      expect(screen.getByRole('tab', { name: tab })).toHaveAttribute(
        'aria-selected',
        'true',
      );
    }
    expect(screen.queryByText('No rule found trouble.')).toBeNull();
    expect(api.reads).not.toContain('object');
    expect(api.logRequests).toEqual([]);
  });

  it('says that people work on it, and which rules are off', async () => {
    renderEnvironment(
      apiOf({
        maintenance: { reason: 'Moving the database.' },
        rulesOff: ['pod.restarts'],
      }),
    );
    expect(await screen.findByText(/Moving the database/)).toBeVisible();
    expect(screen.getByText(/Switched off.*pod.restarts/)).toBeVisible();
  });

  it('goes from a finding to the logs before the crash', async () => {
    const api = apiOf({
      findings: [findingFixture({ ruleId: 'pod.crash-loop' })],
    });
    renderEnvironment(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /ImagePullBackOff/ }),
    );
    await userEvent.click(
      screen.getByRole('link', { name: /^Logs before the last restart/ }),
    );

    await waitFor(() =>
      expect(api.logRequests).toEqual([
        expect.objectContaining({
          kind: 'Pod',
          name: 'api-6d5f7c9b8-x2x7k',
          previous: true,
          follow: false,
        }),
      ]),
    );
    expect(screen.getByRole('tab', { name: 'Logs' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('opens an object by its address, and closes it with Escape', async () => {
    renderEnvironment(
      apiOf({ findings: [findingFixture()] }),
      '?object=Pod/shop-prod/api-6d5f7c9b8-x2x7k',
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Pod shop-prod/api-6d5f7c9b8-x2x7k',
    });
    expect(
      await within(drawer).findByRole('article', { name: 'Container api' }),
    ).toBeVisible();
    expect(
      within(drawer).getByRole('button', { name: /ImagePullBackOff/ }),
    ).toBeVisible();

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(drawer).not.toBeInTheDocument());
  });

  it('shows usage beside the workloads, and the span of indicators', async () => {
    const api = apiOf({ indicators: [errorRatio] });
    const spans: number[] = [];
    api.onRange = (id, minutes) => {
      spans.push(minutes);
      return indicatorRangeFixture({ id, title: 'Error ratio' }, minutes);
    };
    renderEnvironment(api);
    expect(
      await screen.findByText('120m of 500m limit, 60 % of request'),
    ).toBeVisible();
    expect(
      await screen.findByRole('img', { name: /Error ratio over the last 1 h/ }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '7 d' }));
    expect(
      await screen.findByRole('img', { name: /Error ratio over the last 7 d/ }),
    ).toBeVisible();
    expect(spans).toEqual([60, 10_080]);
  });

  it('keeps the rest of the page when usage and pictures cannot be read', async () => {
    const api = apiOf({ indicators: [errorRatio] });
    api.partErrors.inventory = new ServiceUnavailableError('No inventory.');
    api.partErrors.range = new ServiceUnavailableError('Prometheus is away.');
    renderEnvironment(api);
    expect(
      await screen.findByText('Usage cannot be read: No inventory.'),
    ).toBeVisible();
    expect(
      await screen.findByText(/No picture: Prometheus is away/),
    ).toBeVisible();
    expect(screen.getByRole('table', { name: 'Workloads' })).toBeVisible();
    expect(screen.getByText('2 %')).toBeVisible();
  });
});

describe('events of an environment', () => {
  it('narrows them by object and text', async () => {
    const api = apiOf();
    api.events.events = [
      eventFixture(),
      eventFixture({
        name: 'other',
        type: 'Normal',
        reason: 'Scheduled',
        message: 'Assigned to node-1.',
        count: 1,
      }),
    ];
    renderEnvironment(api, '?view=events');
    const table = await screen.findByRole('table', { name: 'Events' });
    expect(table).toHaveTextContent(/12 times, first 30 min ago/);
    await userEvent.type(screen.getByRole('searchbox'), 'NODE-1');
    await waitFor(() => expect(screen.queryByText('BackOff')).toBeNull());
    expect(screen.getByText('Scheduled')).toBeVisible();
  });

  it('does not take what cannot be read for nothing', async () => {
    const api = apiOf();
    api.events = {
      total: 0,
      problem: 'Events in shop-prod may not be read.',
      asOf: new Date().toISOString(),
    };
    renderEnvironment(api, '?view=events');
    expect(
      await screen.findByText(/may not be read. Nothing is known of them/),
    ).toBeVisible();
  });
});

describe('configuration and storage of an environment', () => {
  it('shows names and ages, fill, and backups', async () => {
    renderEnvironment(apiOf(), '?view=storage');
    const configuration = await screen.findByRole('table', {
      name: 'Configuration and Secrets',
    });
    expect(configuration).toHaveTextContent('tls.crt, tls.key');
    expect(configuration).toHaveTextContent('Expires soon');
    expect(
      screen.getByRole('meter', { name: 'Space used of data-db-0' }),
    ).toHaveAttribute('aria-valuenow', '87');
    expect(screen.getByText('1500m of 2, 75 %')).toBeVisible();
    const backups = screen.getByRole('table', { name: 'Backups' });
    expect(backups).toHaveTextContent('14 days');
    expect(backups).toHaveTextContent('Succeeded');
  });

  it('tells empty from unknown', async () => {
    const api = apiOf();
    api.inventory = inventoryFixture({
      volumes: [],
      configuration: undefined,
      problems: [{ what: 'Secret', message: 'Secrets may not be read.' }],
    });
    renderEnvironment(api, '?view=storage');
    expect(await screen.findByText('There is no volume.')).toBeVisible();
    expect(screen.getByText('Secrets may not be read.')).toBeVisible();
    expect(
      screen.getByText('This could not be read, so nothing is known of it.'),
    ).toBeVisible();
  });

  it('says which right is missing', async () => {
    const api = apiOf();
    api.partErrors.inventory = await responseError(
      403,
      'NotAllowedError',
      'Ask ops.',
    );
    renderEnvironment(api, '?view=storage');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see configuration and storage.*Ask ops.*environments.environment.read/,
    );
  });
});
