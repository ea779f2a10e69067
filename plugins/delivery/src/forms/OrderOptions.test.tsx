import {
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

describe('orders that are previewed at once', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    const { environment } = snapshotFixture();
    api = new FakeEnvironmentsApi({
      snapshots: [
        snapshotFixture({
          environment: {
            ...environment,
            promotesFrom: 'resource:default/shop-staging',
          },
        }),
      ],
    });
  });

  async function openAt(search: string, name: string) {
    await renderDelivery(api, { search });
    return screen.findByRole('dialog', { name });
  }
  const lastOrder = () => api.delivery.previews.at(-1);

  it('syncs only what is chosen, with options', async () => {
    const dialog = await openAt('?action=sync', 'Sync shop-prod');
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'More options' }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /PruneLast/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', {
        name: 'Deployment shop-prod/api',
      }),
    );
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /dry run/ }),
    );
    await waitFor(() =>
      expect(lastOrder()).toEqual({
        action: 'sync',
        options: ['PruneLast=true'],
        dryRun: true,
        resources: [
          {
            application: {
              instance: 'main',
              namespace: 'argocd',
              name: 'shop-prod',
            },
            group: 'apps',
            kind: 'Deployment',
            namespace: 'shop-prod',
            name: 'api',
          },
        ],
      }),
    );
  });

  it.each([
    [
      '?action=promote',
      'Promote to shop-prod',
      { action: 'promote', from: 'resource:default/shop-staging' },
    ],
    [
      '?action=refresh&hard=true',
      'Refresh shop-prod',
      { action: 'refresh', hard: true },
    ],
    [
      '?action=restart&workload=Deployment%2Fshop-prod%2Fapi',
      'Restart a workload of shop-prod',
      {
        action: 'restart',
        workload: { kind: 'Deployment', namespace: 'shop-prod', name: 'api' },
      },
    ],
  ])('previews %s at once', async (search, title, order) => {
    const dialog = await openAt(search, title);
    await within(dialog).findByRole('region', { name: 'Preview' });
    expect(lastOrder()).toEqual(order);
  });

  it('ends a maintenance that is on', async () => {
    api.delivery.onStatus = () =>
      deliveryStatusFixture({
        maintenance: {
          reason: 'Upgrade',
          until: new Date(Date.now() + 60_000).toISOString(),
          by: 'user:default/ada',
          since: new Date().toISOString(),
        },
      });
    const dialog = await openAt(
      '?action=maintenance',
      'Maintenance of shop-prod',
    );
    await within(dialog).findByRole('region', { name: 'Preview' });
    expect(lastOrder()).toEqual({ action: 'maintenance', on: false });
  });
});
