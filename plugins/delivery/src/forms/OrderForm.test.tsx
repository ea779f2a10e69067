import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import {
  applicationFixture,
  deploymentFixture,
  FakeEnvironmentsApi,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

const entry = (id: number) => ({
  id,
  revisions: [String(id).repeat(40)],
  deployedAt: new Date(Date.now() - 7_200_000).toISOString(),
});
const application = applicationFixture({
  automation: { enabled: true, prune: true, selfHeal: true },
  history: [entry(3), entry(2), entry(1)],
});
const records: DeploymentRecord[] = [
  deploymentFixture({ historyId: 2, outcome: 'healthy' }),
  deploymentFixture({ id: 'first', historyId: 1, outcome: 'degraded' }),
];

describe('order forms', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    api = new FakeEnvironmentsApi({
      snapshots: [snapshotFixture({ applications: [application] })],
    });
    api.delivery.deployments = records;
  });

  async function openAt(search: string, name: string) {
    await renderDelivery(api, { search });
    return screen.findByRole('dialog', { name });
  }
  const preview = (dialog: HTMLElement) =>
    within(dialog).getByRole('button', { name: 'Preview' });
  const lastOrder = () => api.delivery.previews.at(-1);

  it('chooses a former deployment by how it fared, and holds it', async () => {
    const dialog = await openAt('?action=rollback', 'Roll back shop-prod');
    const choices = await within(dialog).findByRole('group', {
      name: /Back to/,
    });
    await waitFor(() =>
      expect(
        within(choices)
          .getAllByRole('radio')
          .map(radio => radio.closest('label')?.textContent),
      ).toEqual([
        expect.stringMatching(
          /^2: 1\.4\.2 at 2222222, 2 h ago by ada\. Was healthyRelease 1\.4\.2 \(Grace Hopper\)$/,
        ),
        expect.stringMatching(/^1: .* Was degraded/),
      ]),
    );
    expect(preview(dialog)).toBeDisabled();

    await userEvent.click(within(choices).getAllByRole('radio')[0]);
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'The new image does not start.',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: '3 days' }),
    );
    await userEvent.click(preview(dialog));

    await within(dialog).findByRole('region', { name: 'Preview' });
    expect(lastOrder()).toEqual({
      action: 'rollback',
      application: {
        instance: 'main',
        namespace: 'argocd',
        name: 'shop-prod',
      },
      historyId: 2,
      prune: false,
      hold: { reason: 'The new image does not start.', hours: 72 },
    });

    await userEvent.click(within(dialog).getByRole('button', { name: 'Back' }));
    expect(within(dialog).getByRole('textbox', { name: /Reason/ })).toHaveValue(
      'The new image does not start.',
    );
  });

  it('has chosen what its address says', async () => {
    const dialog = await openAt(
      '?action=rollback&history=1&application=main%2Fargocd%2Fshop-prod',
      'Roll back shop-prod',
    );
    const [second, first] = await within(dialog).findAllByRole('radio');
    expect(second).not.toBeChecked();
    expect(first).toBeChecked();
  });

  it('orders a revert in Git as a pull request', async () => {
    const dialog = await openAt(
      '?action=revert&history=2',
      'Revert in Git for shop-prod',
    );
    await userEvent.click(
      await within(dialog).findByRole('radio', { name: 'A pull request' }),
    );
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Reason/ }),
      'Broken.',
    );
    await userEvent.click(preview(dialog));
    await within(dialog).findByRole('region', { name: 'Preview' });
    expect(lastOrder()).toMatchObject({
      action: 'revert',
      historyId: 2,
      reason: 'Broken.',
      method: 'pull-request',
    });
  });

  it('orders a pause with a reason and a time within bounds', async () => {
    const dialog = await openAt(
      '?action=pause',
      'Pause the automation of shop-prod',
    );
    await userEvent.type(
      await within(dialog).findByRole('textbox', { name: /Reason/ }),
      'Load test',
    );
    const hours = within(dialog).getByRole('spinbutton', { name: /Hours/ });
    await userEvent.clear(hours);
    await userEvent.type(hours, '721');
    expect(preview(dialog)).toBeDisabled();
    await userEvent.clear(hours);
    await userEvent.type(hours, '8');
    await userEvent.click(preview(dialog));
    await within(dialog).findByRole('region', { name: 'Preview' });
    expect(lastOrder()).toEqual({
      action: 'pause',
      reason: 'Load test',
      hours: 8,
    });
  });

  it('scales the workload that the address names', async () => {
    const dialog = await openAt(
      '?action=scale&workload=Deployment%2Fshop-prod%2Fapi',
      'Scale a workload of shop-prod',
    );
    const replicas = await within(dialog).findByRole('spinbutton', {
      name: /Replicas/,
    });
    expect(replicas).toHaveValue(1);
    await userEvent.clear(replicas);
    await userEvent.type(replicas, '0');
    await userEvent.click(preview(dialog));
    await within(dialog).findByRole('region', { name: 'Preview' });
    expect(lastOrder()).toEqual({
      action: 'scale',
      workload: { kind: 'Deployment', namespace: 'shop-prod', name: 'api' },
      replicas: 0,
    });
  });
});
