import {
  alertFixture,
  FakeEnvironmentsApi,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { screen, within } from '@testing-library/react';
import { renderEnvironment } from '../../__testUtils__/renderEnvironment';

function apiOf(given: Partial<EnvironmentSnapshot> = {}) {
  return new FakeEnvironmentsApi({ snapshots: [snapshotFixture(given)] });
}

describe('alerts of an environment', () => {
  it('shows what fires, who silenced it, and rules that are broken', async () => {
    const api = apiOf({ alerts: [alertFixture()] });
    api.alerts = {
      alerts: [
        alertFixture({
          runbookUrl: 'data:text/html,hello',
          silences: [
            {
              id: '1',
              createdBy: 'ann',
              comment: 'Known.',
              startsAt: '2026-11-21T12:00:00Z',
              endsAt: '2026-11-22T12:00:00Z',
            },
          ],
        }),
        alertFixture({ name: 'Other', silences: undefined }),
      ],
      rules: [
        {
          group: 'api',
          name: 'LatencyHigh',
          query: 'x',
          state: 'unknown',
          health: 'err',
          lastError: 'no such function',
          source: 'prometheus/main',
        },
      ],
      problems: ['Alertmanager cannot be reached.'],
    };
    renderEnvironment(api, '?view=alerts');
    const alerts = await screen.findByRole('list', { name: 'Alerts' });
    expect(screen.getByRole('tab', { name: 'Alerts (1)' })).toBeVisible();
    expect(alerts).toHaveTextContent('Firing, silenced');
    expect(alerts).toHaveTextContent(/Silenced by ann until .*: Known\./);
    expect(within(alerts).getAllByRole('link')).toHaveLength(1);
    expect(
      within(alerts).getByRole('link', { name: /Runbook of Other/ }),
    ).toHaveAttribute('href', 'https://runbooks.example.com/api-errors');
    expect(alerts).toHaveTextContent('Whether it is silenced is not known');
    expect(
      screen.getByRole('table', { name: 'Alerting rules' }),
    ).toHaveTextContent('Brokenno such function');
    expect(screen.getByText('Alertmanager cannot be reached.')).toBeVisible();
  });

  it('does not call it quiet when nobody could be asked', async () => {
    const api = apiOf();
    api.alerts = { problems: ['No metrics source is configured.'] };
    renderEnvironment(api, '?view=alerts');
    expect(
      await screen.findByText(/^Nothing is known of alerts:/),
    ).toBeVisible();
    expect(screen.queryByText(/No alert is firing/)).toBeNull();
  });
});
