import { ServiceUnavailableError } from '@backstage/errors';
import {
  applicationChangeFixture,
  deliveryStatusFixture,
  operationFixture,
  responseError,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';
import { SyncScene } from '../__testUtils__/SyncScene';

describe('action dialog', () => {
  let scene: SyncScene;
  beforeEach(() => {
    scene = new SyncScene();
  });

  it('says what will happen before anything does', async () => {
    scene.previewAs({
      warnings: ['Two releases are skipped.'],
      podsTouched: 3,
      applications: [
        applicationChangeFixture({
          hooks: [
            {
              kind: 'Job',
              name: 'migrate',
              phase: 'PreSync',
              runs: false,
              reason: 'Only some resources are synced.',
            },
          ],
        }),
      ],
    });
    const dialog = await scene.open();

    expect(dialog).toHaveTextContent('Brings shop-prod in line with Git.');
    expect(dialog).toHaveTextContent('From revision 8c1f0d6 to bbbbbbb');
    expect(dialog).toHaveTextContent('3 Pods are replaced, started or ended.');
    expect(within(dialog).getByText('Two releases are skipped.')).toBeVisible();
    expect(
      within(dialog).getByRole('list', { name: 'Hooks' }),
    ).toHaveTextContent(
      'Does not run PreSync: Job migrate. Only some resources are synced.',
    );

    const disclosure = within(dialog).getByRole('button', {
      name: /Deployment shop-prod\/api \(1 removed, 1 added\)/,
    });
    expect(disclosure).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(disclosure);
    expect(
      within(dialog).getByRole('group', { name: /^Difference of Deployment/ }),
    ).toHaveTextContent(
      /- removed: image: .*:1\.4\.2 ?\+ added: image: .*:1\.5\.0/,
    );

    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /prune/ }),
    );
    await waitFor(() =>
      expect(scene.delivery.previews.at(-1)).toEqual({
        action: 'sync',
        prune: true,
      }),
    );
    expect(scene.delivery.requests).toEqual([]);
  });

  it('sends what the person agreed to, and shows how it goes and ends', async () => {
    scene.delivery.onStart = async (_ref, { key }) =>
      operationFixture({
        id: key,
        state: 'running',
        message: 'Syncing shop-prod.',
        steps: [],
      });
    await userEvent.click(scene.confirm(await scene.open()));

    const dialog = await screen.findByRole('dialog', {
      name: 'Sync of shop-prod',
    });
    expect(await within(dialog).findByText('Sync running')).toBeVisible();
    const [{ key, ...request }] = scene.delivery.requests;
    expect(request).toEqual({
      order: { action: 'sync', prune: false, dryRun: false },
      seen: [{ text: 'Update Deployment shop-prod/api', digest: 'd1' }],
    });

    scene.delivery.operations = [
      operationFixture({
        id: key,
        state: 'failed',
        message: '1 of 2 resources could not be applied.',
        steps: [
          {
            kind: 'sync',
            subject: 'shop-prod',
            state: 'failed',
            message: 'Ended with an error.',
            revisions: [],
            resources: [
              {
                group: '',
                kind: 'Service',
                namespace: 'shop-prod',
                name: 'web',
                status: 'SyncFailed',
                message: 'port 80 is taken',
              },
            ],
          },
        ],
      }),
    ];

    expect(
      await within(dialog).findByText('Sync failed', {}, { timeout: 4000 }),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('table', { name: 'Resources of shop-prod' }),
    ).toHaveTextContent('Service shop-prod/webSyncFailedport 80 is taken');
    expect(dialog).toHaveTextContent('What next');
  });

  it('does not lose a running sync when it is closed, and comes back to it by its address', async () => {
    const running = operationFixture({ state: 'running', message: 'Syncing.' });
    scene.delivery.operations = [running];
    scene.delivery.onStatus = () => deliveryStatusFixture({ running });
    await renderDelivery(scene.api, { search: `?operation=${running.id}` });
    const dialog = await screen.findByRole('dialog', {
      name: 'Sync of shop-prod',
    });

    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(
      await screen.findByRole('region', { name: 'Newest operation' }),
    ).toHaveTextContent('Sync running');
    expect(screen.getByRole('button', { name: 'Sync' })).toBeDisabled();
  });

  it('closes on Escape and gives focus back', async () => {
    const dialog = await scene.open();

    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Sync' })).toHaveFocus();
  });

  it('shows the difference and the new preview at once when the world changed', async () => {
    const conflict = await responseError(
      409,
      'ConflictError',
      'It would now also delete ConfigMap shop-prod/old.',
    );
    const seen = { text: 'Delete ConfigMap shop-prod/old', digest: 'd2' };
    scene.delivery.onStart = async () => {
      scene.previewAs({ deeds: [seen] });
      throw conflict;
    };
    const dialog = await scene.open();
    await userEvent.click(scene.confirm(dialog));

    expect(
      await within(dialog).findByText(/It would now also delete ConfigMap/),
    ).toBeVisible();
    const done = within(dialog).getByRole('list', { name: 'What is done' });
    await waitFor(() => expect(done).toHaveTextContent(seen.text));

    scene.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    await waitFor(() => expect(scene.confirm(dialog)).toBeEnabled());
    await userEvent.click(scene.confirm(dialog));

    expect(
      await screen.findByRole('dialog', { name: 'Sync of shop-prod' }),
    ).toHaveTextContent('Sync succeeded');
    const [first, second] = scene.delivery.requests;
    expect(second.seen).toEqual([seen]);
    expect(second.key).not.toBe(first.key);
  });

  it('says that a failed start may be tried again, and does so with the same key', async () => {
    scene.delivery.onStart = async () => {
      throw new ServiceUnavailableError('The backend cannot be reached.');
    };
    const dialog = await scene.open();
    await userEvent.click(scene.confirm(dialog));
    expect(
      await within(dialog).findByText(/it cannot start twice/),
    ).toBeVisible();

    scene.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    await userEvent.click(scene.confirm(dialog));

    await screen.findByRole('dialog', { name: 'Sync of shop-prod' });
    const [first, second] = scene.delivery.requests;
    expect(second.key).toBe(first.key);
  });
});
