import { ServiceUnavailableError } from '@backstage/errors';
import type {
  DeliveryStatus,
  Maintenance,
} from '@flightdeck/plugin-environments-common';
import {
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  holdFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { renderEnvironment } from '../__testUtils__/renderEnvironment';

const OWN = {
  reason: 'The database is being moved.',
  by: 'user:default/ada',
  until: '2027-01-01T00:00:00Z',
};

function apiWith(
  status: Partial<DeliveryStatus>,
  maintenance: Maintenance | undefined = { reason: 'Annotated.' },
) {
  const api = new FakeEnvironmentsApi({
    snapshots: [snapshotFixture({ maintenance })],
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

  it('tell who switched maintenance on, and speak of no annotation', async () => {
    const since = new Date(Date.now() - 3_600_000).toISOString();
    renderEnvironment(apiWith({ maintenance: { ...OWN, since } }, OWN));

    const reason = await screen.findByText(`Why: ${OWN.reason}`);
    await waitFor(() =>
      expect(reason.closest('[role="alert"]')).toHaveTextContent(
        /Under maintenance until .*(UTC|GMT).*Switched on by.*ada.*1 h ago/,
      ),
    );
    expect(screen.queryByText(/annotation/)).toBeNull();
    expect(screen.getAllByText(/Under maintenance/)).toHaveLength(1);
  });

  it.each<[string, Maintenance, RegExp]>([
    [
      'without an end',
      { reason: 'Annotated.' },
      /^Under maintenanceWhy: Annotated\.The annotation flightdeck\.dev\/maintenance of its entity says so, until it is taken away\./,
    ],
    [
      'with one',
      { reason: 'Annotated.', until: '2027-06-01T00:00:00Z' },
      /^Under maintenance until .*Why: Annotated\.The annotation flightdeck\.dev\/maintenance of its entity says so\./,
    ],
  ])(
    'tell that the annotation of its entity says maintenance, %s',
    async (_, maintenance, words) => {
      renderEnvironment(apiWith({}, maintenance));
      const reason = await screen.findByText('Why: Annotated.');
      expect(reason.closest('[role="alert"]')?.textContent).toMatch(words);
      expect(screen.queryByText(/Switched on by/)).toBeNull();
    },
  );

  it('tell of both where the annotation outlasts what a person switched on', async () => {
    const since = new Date().toISOString();
    renderEnvironment(apiWith({ maintenance: { ...OWN, since } }));
    expect(await screen.findByText(`Why: ${OWN.reason}`)).toBeVisible();
    expect(screen.getByText('Why: Annotated.')).toBeVisible();
  });

  it('tell nothing of what a person has just ended', async () => {
    renderEnvironment(apiWith({ hold: holdFixture() }, OWN));
    await screen.findByRole('region', { name: 'Hold' });
    expect(screen.queryByText(/Under maintenance/)).toBeNull();
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
