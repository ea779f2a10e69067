import { ServiceUnavailableError } from '@backstage/errors';
import {
  planSync,
  type Application,
} from '@flightdeck/plugin-environments-common';
import {
  applicationFixture,
  FakeEnvironmentsApi,
  operationFixture,
  responseError,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

const REF = 'resource:default/shop-prod';
const [synced] = applicationFixture().resources;

const outOfSync: Application = applicationFixture({
  sync: { status: 'OutOfSync', revisions: ['b'.repeat(40)] },
  resources: [
    { ...synced, sync: 'OutOfSync' },
    {
      ...synced,
      kind: 'Service',
      name: 'web',
      sync: 'OutOfSync',
      health: 'Missing',
    },
    { ...synced, kind: 'ConfigMap', name: 'old', requiresPruning: true },
  ],
});

function setWorld(api: FakeEnvironmentsApi, application: Application) {
  api.snapshots.set(REF, snapshotFixture({ applications: [application] }));
}

async function openDialog(api: FakeEnvironmentsApi) {
  await renderDelivery(api);
  const button = await screen.findByRole('button', { name: 'Sync' });
  await waitFor(() => expect(button).toBeEnabled());
  await userEvent.click(button);
  return screen.findByRole('dialog', { name: 'Sync shop-prod' });
}

function changesIn(dialog: HTMLElement) {
  return within(within(dialog).getByRole('list', { name: 'Changes' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);
}

describe('sync dialog', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    api = new FakeEnvironmentsApi();
    setWorld(api, outOfSync);
  });

  it('says what will happen before anything does', async () => {
    const dialog = await openDialog(api);

    expect(changesIn(dialog)).toEqual([
      'Update Deployment shop-prod/api',
      'Create Service shop-prod/web',
      'Keep, though no longer in Git: ConfigMap shop-prod/old',
    ]);
    expect(dialog).toHaveTextContent('To revision bbbbbbb');

    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /prune/ }),
    );

    expect(changesIn(dialog)).toContain('Delete ConfigMap shop-prod/old');
    expect(api.syncs).toEqual([]);
  });

  it('sends what the person agreed to, and shows how it goes and ends', async () => {
    api.onSync = async (_ref, { key }) =>
      operationFixture({
        id: key,
        state: 'running',
        message: 'Syncing shop-prod.',
        steps: [],
      });
    const dialog = await openDialog(api);
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /prune/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm sync' }),
    );

    expect(await within(dialog).findByText('Sync running')).toBeVisible();
    expect(api.syncs).toEqual([
      {
        key: expect.any(String),
        fingerprint: planSync([outOfSync], { prune: true }).fingerprint,
        prune: true,
      },
    ]);

    api.operations = [
      operationFixture({
        id: api.syncs[0].key,
        state: 'failed',
        message: '1 of 2 resources could not be applied.',
        steps: [
          {
            application: 'shop-prod',
            state: 'failed',
            message: 'Ended with an error.',
            revisions: [],
            resources: [
              { ...synced, status: 'Synced', message: 'configured' },
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
    const resources = within(dialog).getByRole('table', {
      name: 'Resources of shop-prod',
    });
    expect(resources).toHaveTextContent(
      'Service shop-prod/webSyncFailedport 80 is taken',
    );
  });

  it('does not lose a running sync when it is closed', async () => {
    api.onSync = async (_ref, { key }) =>
      operationFixture({ id: key, state: 'running', message: 'Syncing.' });
    const dialog = await openDialog(api);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Confirm sync' }),
    );
    await within(dialog).findByText('Sync running');

    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    const operation = await screen.findByRole('region', {
      name: 'Newest operation',
    });
    expect(operation).toHaveTextContent('Sync running');
    expect(screen.getByRole('button', { name: 'Sync' })).toBeDisabled();
  });

  it('closes on Escape and gives focus back', async () => {
    const dialog = await openDialog(api);

    await userEvent.keyboard('{Escape}');

    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Sync' })).toHaveFocus();
  });

  it('shows the new plan when the world changed, to be confirmed again', async () => {
    const conflict = await responseError(
      409,
      'ConflictError',
      'The applications changed since you looked.',
    );
    const changed = {
      ...outOfSync,
      resources: outOfSync.resources.slice(0, 1),
    };
    api.onSync = async () => {
      setWorld(api, changed);
      throw conflict;
    };
    const dialog = await openDialog(api);
    const confirm = within(dialog).getByRole('button', {
      name: 'Confirm sync',
    });
    await userEvent.click(confirm);

    expect(
      await within(dialog).findByText(
        /The applications changed since you looked/,
      ),
    ).toBeVisible();
    const showNew = await within(dialog).findByRole('button', {
      name: 'Show the new plan',
    });
    expect(confirm).toBeDisabled();

    await userEvent.click(showNew);

    expect(changesIn(dialog)).toEqual(['Update Deployment shop-prod/api']);
    expect(dialog).not.toHaveTextContent('changed since you looked');

    api.onSync = async (_ref, { key }) => operationFixture({ id: key });
    await userEvent.click(confirm);

    expect(await within(dialog).findByText('Sync succeeded')).toBeVisible();
    expect(api.syncs[1].fingerprint).toBe(
      planSync([changed], { prune: false }).fingerprint,
    );
    expect(api.syncs[1].key).not.toBe(api.syncs[0].key);
  });

  it('says that a failed start may be tried again, and does so with the same key', async () => {
    api.onSync = async () => {
      throw new ServiceUnavailableError('The backend cannot be reached.');
    };
    const dialog = await openDialog(api);
    const confirm = within(dialog).getByRole('button', {
      name: 'Confirm sync',
    });
    await userEvent.click(confirm);
    expect(
      await within(dialog).findByText(/it cannot start twice/),
    ).toBeVisible();

    api.onSync = async (_ref, { key }) => operationFixture({ id: key });
    await userEvent.click(confirm);

    expect(await within(dialog).findByText('Sync succeeded')).toBeVisible();
    expect(api.syncs[1].key).toBe(api.syncs[0].key);
  });

  it('cannot confirm what the engine will refuse', async () => {
    setWorld(api, {
      ...outOfSync,
      conditions: [{ type: 'ComparisonError', message: 'No such branch.' }],
    });
    const dialog = await openDialog(api);

    expect(
      within(dialog).getByText('ComparisonError: No such branch.'),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: 'Confirm sync' }),
    ).toBeDisabled();
  });
});
