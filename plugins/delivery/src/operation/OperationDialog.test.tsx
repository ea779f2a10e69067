import type { Hold, Operation } from '@flightdeck/plugin-environments-common';
import {
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  holdFixture,
  operationFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

async function openOperation(given: Partial<Operation>, hold?: Hold) {
  const operation = operationFixture(given);
  const api = new FakeEnvironmentsApi({
    snapshots: [snapshotFixture()],
    operations: [operation],
  });
  api.delivery.onStatus = () => deliveryStatusFixture({ hold });
  await renderDelivery(api, { search: `?operation=${operation.id}` });
  return screen.findByRole('dialog');
}

describe('operation dialog', () => {
  it('tells of the hold after a rollback, and the way to resume', async () => {
    const dialog = await openOperation(
      {
        action: 'rollback',
        order: {
          action: 'rollback',
          application: {
            instance: 'main',
            namespace: 'argocd',
            name: 'shop-prod',
          },
          historyId: 3,
          prune: false,
          hold: { reason: 'Broken.', hours: 24 },
        },
      },
      holdFixture({ expiresAt: '2090-01-01T08:00:00Z' }),
    );
    expect(
      await within(dialog).findByText(/Git still holds the release/),
    ).toHaveTextContent(/People are reminded .*2090/);

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Resume automation' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Resume the automation of shop-prod',
      }),
    ).toBeVisible();
  });

  it('says what was taken back, and what blocked it', async () => {
    const dialog = await openOperation({
      state: 'failed',
      breakGlass: {
        reason: 'Customers cannot pay.',
        blockers: ['The freeze denies it.'],
      },
      steps: [
        {
          kind: 'pause',
          subject: 'shop-prod',
          state: 'undone',
          message: 'Automation is on again.',
          revisions: [],
          resources: [],
        },
      ],
    });
    expect(dialog).toHaveTextContent(
      'It went ahead in spite of what blocked it: The freeze denies it. Why: Customers cannot pay.',
    );
    expect(
      within(dialog).getByRole('list', { name: 'Steps' }),
    ).toHaveTextContent('Taken back pause shop-prod Automation is on again.');
    expect(dialog).toHaveTextContent('what was taken back');
  });

  it('links to a pull request and to nothing that is no HTTP', async () => {
    const dialog = await openOperation({
      action: 'promote',
      order: {
        action: 'promote',
        from: 'resource:default/shop-staging',
        method: 'pull-request',
      },
      links: [
        { title: 'Pull request 7', url: 'https://git.example.com/pulls/7' },
        { title: 'Trick', url: 'data:text/html,trick' },
      ],
    });
    expect(
      within(dialog).getByRole('link', { name: /Pull request 7/ }),
    ).toHaveAttribute('href', 'https://git.example.com/pulls/7');
    expect(within(dialog).queryByText('Trick')).not.toBeInTheDocument();
    expect(dialog).toHaveTextContent('Have the pull request merged');
  });

  it('says that an operation cannot be found', async () => {
    const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
    await renderDelivery(api, { search: '?operation=none' });
    expect(
      await screen.findByRole('dialog', { name: 'Operation of shop-prod' }),
    ).toBeVisible();
    const texts = await screen.findAllByText(/There is no operation none/);
    expect(texts[0]).toBeVisible();
  });
});
