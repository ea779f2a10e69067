import {
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  holdFixture,
  responseError,
  rightsWithout,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

describe('actions of the delivery panel', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
  });

  it('says who can sync when the user may not', async () => {
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('sync') });
    await renderDelivery(api);

    expect(
      await screen.findByText(/You are not allowed to sync shop-prod. Ask/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync' })).toBeDisabled();
    expect(screen.getByRole('link', { name: 'team-shop' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-shop',
    );
  });

  it('offers nothing while it cannot tell what one may do', async () => {
    api.delivery.partErrors.status = await responseError(
      403,
      'NotAllowedError',
      'You may not see shop-prod.',
    );
    await renderDelivery(api);

    expect(
      await screen.findByText(/Cannot tell what you may do here: You may not/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync' })).toBeDisabled();
  });

  it('tells of a hold, and the way to resume', async () => {
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ hold: holdFixture() });
    await renderDelivery(api);

    const hold = await screen.findByRole('region', { name: 'Hold' });
    expect(hold).toHaveTextContent('Why: The new image does not start.');
    expect(hold).toHaveTextContent('Placed by ada 1 h ago');
    await userEvent.click(
      within(hold).getByRole('button', { name: 'Resume automation' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Resume the automation of shop-prod',
      }),
    ).toBeVisible();
    expect(api.delivery.previews).toEqual([{ action: 'resume' }]);
  });

  it('raises an alarm for a broken hold, and says what broke it', async () => {
    api.delivery.onStatus = () =>
      deliveryStatusFixture({
        hold: holdFixture({
          state: 'broken',
          brokenBy: 'ApplicationSet shop switched auto-sync on again.',
        }),
      });
    await renderDelivery(api);

    const alarm = await screen.findByRole('alert', { name: 'Broken hold' });
    expect(alarm).toHaveTextContent(
      'ApplicationSet shop switched auto-sync on again.',
    );
  });

  it('says of each action in the menu why it cannot be ordered', async () => {
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('maintenance') });
    await renderDelivery(api);
    await screen.findByRole('button', { name: 'Refresh' });
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));

    const menu = screen.getByRole('menu', { name: 'More actions' });
    const words = within(menu)
      .getAllByRole('menuitem')
      .map(item => [
        item.textContent,
        item.getAttribute('aria-disabled') === 'true',
      ]);
    expect(words).toEqual([
      ['Hard refreshCompares with Git past the cache of manifests.', false],
      ['Rollback…The delivery engine remembers no former deployment.', true],
      [
        'Revert in Git…The delivery engine remembers no former deployment.',
        true,
      ],
      ['Promote hereNo stage comes before this one.', true],
      ['TerminateNo operation is running.', true],
      [
        'Pause automation…No application of this environment syncs by itself.',
        true,
      ],
      ['Start maintenance…You are not allowed to maintenance shop-prod.', true],
    ]);
    await userEvent.keyboard('{ArrowDown}');
    expect(
      within(menu).getByRole('menuitem', { name: /Rollback/ }),
    ).toHaveFocus();
  });
});
