import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ActionPreview,
  Blocker,
} from '@flightdeck/plugin-environments-common';
import {
  applicationChangeFixture,
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  operationFixture,
  previewFixture,
  responseError,
  rightsWithout,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

const closedWindow: Blocker = {
  code: 'window',
  message: 'The freeze before Christmas denies deployments.',
  overridable: true,
  remedy: 'Wait for its end.',
};

describe('action dialog', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
  });

  const previewAs = (given: Partial<ActionPreview>) => {
    api.delivery.onPreview = async (_ref, order) =>
      previewFixture(order, given);
  };

  async function openSync() {
    await renderDelivery(api);
    const button = await screen.findByRole('button', { name: 'Sync' });
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog', {
      name: 'Sync shop-prod',
    });
    await within(dialog).findByRole('region', { name: 'Preview' });
    return dialog;
  }
  const confirmIn = (dialog: HTMLElement) =>
    within(dialog).getByRole('button', { name: 'Confirm sync' });

  it('says what will happen before anything does', async () => {
    previewAs({
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
    const dialog = await openSync();

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
      expect(api.delivery.previews.at(-1)).toEqual({
        action: 'sync',
        prune: true,
      }),
    );
    expect(api.delivery.requests).toEqual([]);
  });

  it('sends what the person agreed to, and shows how it goes and ends', async () => {
    api.delivery.onStart = async (_ref, { key }) =>
      operationFixture({
        id: key,
        state: 'running',
        message: 'Syncing shop-prod.',
        steps: [],
      });
    await userEvent.click(confirmIn(await openSync()));

    const dialog = await screen.findByRole('dialog', {
      name: 'Sync of shop-prod',
    });
    expect(await within(dialog).findByText('Sync running')).toBeVisible();
    const [{ key, ...request }] = api.delivery.requests;
    expect(request).toEqual({
      order: { action: 'sync', prune: false, dryRun: false },
      seen: [{ text: 'Update Deployment shop-prod/api', digest: 'd1' }],
    });

    api.delivery.operations = [
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
    api.delivery.operations = [running];
    api.delivery.onStatus = () => deliveryStatusFixture({ running });
    await renderDelivery(api, { search: `?operation=${running.id}` });
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
    const dialog = await openSync();

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
    api.delivery.onStart = async () => {
      previewAs({ deeds: [seen] });
      throw conflict;
    };
    const dialog = await openSync();
    await userEvent.click(confirmIn(dialog));

    expect(
      await within(dialog).findByText(/It would now also delete ConfigMap/),
    ).toBeVisible();
    const done = within(dialog).getByRole('list', { name: 'What is done' });
    await waitFor(() => expect(done).toHaveTextContent(seen.text));

    api.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    await waitFor(() => expect(confirmIn(dialog)).toBeEnabled());
    await userEvent.click(confirmIn(dialog));

    expect(
      await screen.findByRole('dialog', { name: 'Sync of shop-prod' }),
    ).toHaveTextContent('Sync succeeded');
    const [first, second] = api.delivery.requests;
    expect(second.seen).toEqual([seen]);
    expect(second.key).not.toBe(first.key);
  });

  it('says that a failed start may be tried again, and does so with the same key', async () => {
    api.delivery.onStart = async () => {
      throw new ServiceUnavailableError('The backend cannot be reached.');
    };
    const dialog = await openSync();
    await userEvent.click(confirmIn(dialog));
    expect(
      await within(dialog).findByText(/it cannot start twice/),
    ).toBeVisible();

    api.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    await userEvent.click(confirmIn(dialog));

    await screen.findByRole('dialog', { name: 'Sync of shop-prod' });
    const [first, second] = api.delivery.requests;
    expect(second.key).toBe(first.key);
  });

  it('cannot confirm what cannot be overridden, and says what opens it', async () => {
    previewAs({
      blockers: [
        {
          code: 'condition',
          message: 'ComparisonError: No such branch.',
          overridable: false,
          remedy: 'Name a branch that exists.',
        },
      ],
    });
    const dialog = await openSync();

    expect(
      within(dialog).getByText('ComparisonError: No such branch.'),
    ).toBeVisible();
    expect(
      within(dialog).getByText('Name a branch that exists.'),
    ).toBeVisible();
    expect(confirmIn(dialog)).toBeDisabled();
    expect(confirmIn(dialog)).toHaveAccessibleDescription(/It is blocked/);
    expect(
      within(dialog).queryByRole('region', { name: 'Break glass' }),
    ).not.toBeInTheDocument();
  });

  it('goes ahead in spite of a window only with a reason', async () => {
    previewAs({ blockers: [closedWindow] });
    api.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    const dialog = await openSync();
    expect(dialog).toHaveTextContent('No opening is known.');
    const button = within(dialog).getByRole('button', {
      name: 'Break glass: sync in spite of 1 blocker',
    });
    expect(button).toBeDisabled();

    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Why you go ahead/ }),
      'Customers cannot pay.',
    );
    await userEvent.click(button);

    await screen.findByRole('dialog', { name: 'Sync of shop-prod' });
    expect(api.delivery.requests[0].breakGlass).toEqual({
      reason: 'Customers cannot pay.',
    });
  });

  it('names who can override when the user may not', async () => {
    previewAs({ blockers: [closedWindow] });
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('override') });
    const dialog = await openSync();

    expect(confirmIn(dialog)).toBeDisabled();
    expect(confirmIn(dialog)).toHaveAccessibleDescription(
      /You are not allowed to override shop-prod. Ask team-shop/,
    );
  });

  it('asks for the name to be typed', async () => {
    previewAs({ typedConfirmation: 'shop-prod' });
    api.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    const dialog = await openSync();
    const field = within(dialog).getByRole('textbox', {
      name: /Type shop-prod to confirm/,
    });
    await userEvent.type(field, 'shop-dev');
    expect(confirmIn(dialog)).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, 'shop-prod');
    await userEvent.click(confirmIn(dialog));

    await screen.findByRole('dialog', { name: 'Sync of shop-prod' });
    expect(api.delivery.requests[0].confirmation).toBe('shop-prod');
  });
});
