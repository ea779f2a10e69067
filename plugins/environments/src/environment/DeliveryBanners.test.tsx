import { ServiceUnavailableError } from '@backstage/errors';
import type { DeliveryStatus } from '@flightdeck/plugin-environments-common';
import {
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  holdFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import { renderEnvironment } from '../__testUtils__/renderEnvironment';

function apiWith(status: Partial<DeliveryStatus>) {
  const api = new FakeEnvironmentsApi({
    snapshots: [snapshotFixture({ maintenance: { reason: 'Annotated.' } })],
  });
  api.delivery.onStatus = () => deliveryStatusFixture(status);
  return api;
}

describe('banners of an environment', () => {
  it('tell who holds it, why and until when, and lead to resuming', async () => {
    renderEnvironment(apiWith({ hold: holdFixture() }), '?view=events');

    const banner = await screen.findByRole('region', { name: 'Hold' });
    expect(banner).toHaveTextContent(
      /Held after a rollback.*The new image does not start.*ada.*Until .*UTC/,
    );
    expect(screen.getByRole('button', { name: 'Resume' })).toHaveAttribute(
      'href',
      '/?action=resume',
    );
  });

  it('raise the alarm when a hold is broken', async () => {
    renderEnvironment(
      apiWith({
        hold: holdFixture({
          state: 'broken',
          brokenBy: 'ApplicationSet shop sets it.',
        }),
      }),
    );

    expect(
      await screen.findByRole('alert', { name: 'Broken hold' }),
    ).toHaveTextContent(/automation is on again.*ApplicationSet shop sets it/);
  });

  it('tell who switched maintenance on', async () => {
    renderEnvironment(
      apiWith({
        maintenance: {
          reason: 'The database is being moved.',
          by: 'user:default/ada',
          since: new Date(Date.now() - 3_600_000).toISOString(),
          until: '2027-01-01T00:00:00Z',
        },
      }),
    );

    const reason = await screen.findByText('Why: The database is being moved.');
    expect(reason.closest('[role="alert"]')).toHaveTextContent(
      /Under maintenance until .*(UTC|GMT).*Switched on by.*ada.*1 h ago/,
    );
    expect(screen.queryByText('Why: Annotated.')).toBeNull();
  });

  it('do not take what cannot be read for no hold', async () => {
    const api = apiWith({});
    api.delivery.partErrors.status = new ServiceUnavailableError('It is away.');
    renderEnvironment(api);

    expect(
      await screen.findByText('Whether it is held cannot be read: It is away.'),
    ).toBeVisible();
    expect(screen.getByText('Why: Annotated.')).toBeVisible();
  });
});
