import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  applicationFixture,
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  holdFixture,
  operationFixture,
  responseError,
  rightsWithout,
  snapshotFixture,
  sourceFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

const [synced] = applicationFixture().resources;

function apiOf(given: Partial<EnvironmentSnapshot>) {
  return new FakeEnvironmentsApi({ snapshots: [snapshotFixture(given)] });
}

describe('delivery panel', () => {
  it('says what is there, what differs and how it keeps up', async () => {
    await renderDelivery(
      apiOf({
        applications: [
          applicationFixture({
            sync: { status: 'OutOfSync', revisions: ['b'.repeat(40)] },
            automation: { enabled: true, prune: true, selfHeal: false },
            resources: [
              synced,
              { ...synced, name: 'web', sync: 'OutOfSync' },
              { ...synced, name: 'new', sync: 'OutOfSync', health: 'Missing' },
              { ...synced, name: 'old', requiresPruning: true },
            ],
            conditions: [
              { type: 'SharedResourceWarning', message: 'Shared with b.' },
            ],
            operation: {
              phase: 'Failed',
              message: 'One or more objects failed to apply.',
              finishedAt: new Date(Date.now() - 120_000).toISOString(),
              revisions: ['c'.repeat(40)],
              initiatedBy: 'ada',
              retryCount: 2,
              resources: [],
            },
          }),
        ],
      }),
    );

    expect(
      await screen.findByText('Out of sync', { selector: 'span' }),
    ).toBeVisible();
    expect(screen.getByText('bbbbbbb')).toBeVisible();
    expect(screen.getByText('Automatic; deletes what left Git')).toBeVisible();
    expect(screen.getByText(/main of https:\/\/git.example.com/)).toBeVisible();
    expect(
      screen.getByText('SharedResourceWarning: Shared with b.'),
    ).toBeVisible();
    expect(screen.getByText(/Failed by ada/)).toHaveTextContent(
      'Failed by ada 2 min ago at ccccccc, retried 2 timesOne or more objects failed to apply.',
    );
    expect(
      within(screen.getByRole('list', { name: 'Resources out of sync' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Deployment shop-prod/web',
      'Deployment shop-prod/new: not in the cluster',
      'Deployment shop-prod/old: no longer in Git',
    ]);
    expect(
      screen.getByRole('link', { name: /Open shop-prod in Argo CD/ }),
    ).toHaveAttribute(
      'href',
      'https://argocd.example.com/applications/argocd/shop-prod',
    );
  });

  it('follows no link but HTTP', async () => {
    await renderDelivery(
      apiOf({
        applications: [applicationFixture({ url: 'data:text/html,hello' })],
      }),
    );

    expect(await screen.findByText('In sync')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: /Argo CD/ }),
    ).not.toBeInTheDocument();
  });

  it('shows the newest operation, also one that somebody else runs', async () => {
    const api = apiOf({});
    api.delivery.operations = [
      operationFixture({
        state: 'running',
        finishedAt: undefined,
        message: 'Syncing shop-prod.',
        steps: [
          {
            kind: 'sync',
            subject: 'shop-prod',
            state: 'running',
            message: 'Applying 3 resources.',
            revisions: [],
            resources: [],
          },
        ],
      }),
    ];
    const [running] = api.delivery.operations;
    api.delivery.onStatus = () => deliveryStatusFixture({ running });
    await renderDelivery(api);

    const operation = await screen.findByRole('region', {
      name: 'Newest operation',
    });
    expect(operation).toHaveTextContent('Sync running');
    expect(operation).toHaveTextContent('Asked for by ada');
    expect(operation).toHaveTextContent('Applying 3 resources.');
    expect(
      within(operation).getByRole('progressbar', { name: 'Sync in progress' }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync' })).toBeDisabled();
    expect(
      screen.getByText('A sync is running; wait until it has ended.'),
    ).toBeVisible();
  });

  it('says that the outcome of a lost operation is unknown', async () => {
    const api = apiOf({});
    api.delivery.operations = [operationFixture({ state: 'lost' })];
    await renderDelivery(api);

    expect(await screen.findByText('Sync outcome unknown')).toBeVisible();
    expect(screen.getByText(/nobody can tell how it ended/)).toBeVisible();
  });

  it.each<[string, Partial<EnvironmentSnapshot>, RegExp]>([
    [
      'nothing is known',
      {
        applications: undefined,
        sources: [
          sourceFixture({
            id: 'argocd/main',
            kind: 'argocd',
            state: 'unauthorized',
            message: 'Argo CD does not accept the token.',
          }),
        ],
      },
      /Nothing is known.*argocd\/main: Argo CD does not accept the token/,
    ],
    [
      'there is no application',
      { applications: [] },
      /annotate its entity with argocd\/app-name/,
    ],
    [
      'its application cannot be used',
      {
        applications: [],
        environment: {
          ...snapshotFixture().environment,
          problems: ["Application 'shop' is claimed by another too."],
        },
      },
      /some of its annotations cannot be used/,
    ],
    [
      'an operation is running',
      { applications: [applicationFixture({ operationInProgress: true })] },
      /An operation is running on shop-prod/,
    ],
  ])('does not sync when %s, and says so', async (_what, given, reason) => {
    await renderDelivery(apiOf(given));

    expect(await screen.findByText(reason)).toBeVisible();
    const button = screen.getByRole('button', { name: 'Sync' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(reason);
  });

  it('says who can sync when the user may not', async () => {
    const api = apiOf({});
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
    const api = apiOf({});
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
    const api = apiOf({});
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
    const api = apiOf({});
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
    const api = apiOf({});
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
