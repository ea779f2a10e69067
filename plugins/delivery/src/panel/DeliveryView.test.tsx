import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  applicationFixture,
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  operationFixture,
  snapshotFixture,
  sourceFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
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
});
