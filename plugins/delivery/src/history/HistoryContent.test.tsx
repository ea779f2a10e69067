import { ServiceUnavailableError } from '@backstage/errors';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import {
  applicationFixture,
  deliveryStatusFixture,
  deploymentFixture,
  FakeEnvironmentsApi,
  responseError,
  rightsWithout,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HistoryContent } from './HistoryContent';
import { environmentEntity } from '../__testUtils__/renderDelivery';
import { renderPart } from '../__testUtils__/renderPart';

const recent = deploymentFixture({ id: 'b', historyId: 13 });
const former = deploymentFixture({
  id: 'a',
  historyId: 12,
  release: { ...recent.release, name: '1.4.1' },
  startedAt: '2026-01-05T10:00:00Z',
});
const failed = deploymentFixture({
  id: 'c',
  result: 'failed',
  historyId: undefined,
  initiator: undefined,
  automated: true,
  message: 'Deployment api is invalid.',
  release: { ...recent.release, name: '1.5.0' },
  outcome: 'degraded',
  findings: [
    {
      rule: 'pod.crash-loop',
      severity: 'critical',
      message: 'Container api crashes again and again.',
      since: new Date(Date.now() - 3_500_000).toISOString(),
    },
  ],
});

function apiOf(deployments: DeploymentRecord[] = [failed, recent, former]) {
  const api = new FakeEnvironmentsApi({
    snapshots: [
      snapshotFixture({
        applications: [
          applicationFixture({
            history: [
              { id: 13, revisions: ['b'] },
              { id: 12, revisions: ['a'] },
            ],
          }),
        ],
      }),
    ],
  });
  api.delivery.deployments = deployments;
  api.delivery.recordedSince = '2026-01-01T00:00:00Z';
  return api;
}

async function renderHistory(api: FakeEnvironmentsApi, search = '') {
  await renderPart(<HistoryContent />, {
    api,
    entity: environmentEntity,
    search,
  });
}

async function rows() {
  const table = await screen.findByRole('table', { name: 'Deployments' });
  return within(table)
    .getAllByRole('rowheader')
    .map(header => header.closest('tr') ?? header);
}

describe('history of an environment', () => {
  it('tells what was deployed, by whom, and how it ended, failed ones too', async () => {
    await renderHistory(apiOf());

    const [first, second, third] = await rows();
    expect(first).toHaveTextContent(
      /Failed.*Sync, took 30 s.*1\.5\.0.*Automated.*Degraded/,
    );
    expect(first).toHaveTextContent('1 finding followed');
    expect(second).toHaveTextContent(
      /Succeeded.*1\.4\.2.*8c1f0d6.*Deployed now.*Release 1\.4\.2.*Grace Hopper/,
    );
    expect(second).toHaveTextContent('Healthy after 40 s');
    expect(within(second).getByRole('link', { name: /ada/ })).toHaveAttribute(
      'href',
      '/catalog/default/user/ada',
    );
    expect(third).toHaveTextContent(/5 Jan 2026, \d\d:\d\d \S+/);
    expect(screen.getByText(/Recorded since/)).toHaveTextContent(
      /3 deployments\. Recorded since .*Jan 2026|3 deployments\. Recorded since .*Dec 2025/,
    );
  });

  it('opens a deployment with the keyboard, to what followed and why', async () => {
    await renderHistory(apiOf());
    await rows();

    screen.getByRole('button', { name: /^Details of 1\.5\.0/ }).focus();
    await userEvent.keyboard('{Enter}');

    const findings = await screen.findByRole('list', {
      name: 'Findings that followed',
    });
    expect(findings).toHaveTextContent(
      /Critical.*crashes again and again.*pod\.crash-loop, 1 min 40 s after its start/,
    );
    expect(screen.getByText('Deployment api is invalid.')).toBeVisible();
    expect(
      screen.getByText(
        'It left no entry in the history of the delivery engine.',
      ),
    ).toBeVisible();
  });

  it('marks what was deployed in spite of what blocked it, and says why', async () => {
    const breakGlass = {
      reason: 'Customers cannot pay.',
      blockers: ['“Staging” is failed: it crashes there.'],
    };
    await renderHistory(apiOf([{ ...recent, breakGlass }, former]));

    const [first, second] = await rows();
    expect(first).toHaveTextContent('Broke the glass');
    expect(second).not.toHaveTextContent('Broke the glass');
    await userEvent.click(
      screen.getByRole('button', { name: /^Details of 1\.4\.2/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It went ahead in spite of what blocked it: “Staging” is failed: it crashes there. Why: Customers cannot pay.',
    );
  });

  it('offers to go back to what is not deployed any more', async () => {
    await renderHistory(apiOf());
    await rows();

    const links = await screen.findAllByRole('button', { name: /^Roll back/ });
    expect(links).toHaveLength(1);
    expect(links[0]).toHaveAccessibleName('Roll back to 1.4.1 of shop-prod');
    expect(links[0]).toHaveAttribute(
      'href',
      '/?action=rollback&history=12&application=main%2Fargocd%2Fshop-prod',
    );
  });

  it('says who may not go back', async () => {
    const api = apiOf();
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('rollback') });
    await renderHistory(api);
    await rows();

    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Roll back/ })).toBeNull(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Details of 1\.4\.1/ }),
    );
    expect(
      await screen.findByText('You are not allowed to rollback shop-prod.'),
    ).toBeVisible();
  });

  it('is narrowed by words, result and period, which the address keeps', async () => {
    const api = apiOf();
    await renderHistory(api, '?view=history&days=90');
    expect(await rows()).toHaveLength(2);

    await userEvent.type(screen.getByRole('searchbox'), '1.5.0 ');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(api.delivery.deploymentQueries.at(-1)?.text).toBe('1.5.0');
    await userEvent.click(screen.getByRole('button', { name: /^Result/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Succeeded' }),
    );

    expect(
      await screen.findByText(/No recorded deployment matches/),
    ).toBeVisible();
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?view=history&days=90&text=1.5.0&result=succeeded',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(async () => expect(await rows()).toHaveLength(3));
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      /^\?view=history$/,
    );
  });

  it('is read page by page', async () => {
    const many = Array.from({ length: 30 }, (_none, index) =>
      deploymentFixture({ id: `d${index}` }),
    );
    await renderHistory(apiOf(many));
    expect(await rows()).toHaveLength(25);
    expect(screen.getByText(/^25 deployments so far/)).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Show older' }));

    await waitFor(async () => expect(await rows()).toHaveLength(30));
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  });

  it('tells none from refused and failing', async () => {
    const api = apiOf([]);
    await renderHistory(api);
    expect(
      await screen.findByText(/No deployment has been recorded/),
    ).toBeVisible();
  });

  it('names the right that is missing', async () => {
    const api = apiOf();
    api.delivery.partErrors.deployments = await responseError(
      403,
      'NotAllowedError',
      'Ask ops.',
    );
    await renderHistory(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see the deployments.*Ask ops.*environments\.environment\.read/,
    );
  });

  it('shows the history once it can be read', async () => {
    const api = apiOf();
    api.delivery.partErrors.deployments = new ServiceUnavailableError(
      'The database is away.',
    );
    await renderHistory(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Cannot read the deployments.*The database is away/,
    );

    api.delivery.partErrors.deployments = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(3);
  });
});

describe('delivery figures of an environment', () => {
  it('say what they are made of, why one is absent, and what each means', async () => {
    const api = apiOf();
    api.delivery.dora.figures = {
      ...api.delivery.dora.figures,
      leadTimeSeconds: undefined,
      leadTimeCommits: 0,
    };
    await renderHistory(api);
    expect(await screen.findByText('1.4 a day')).toBeVisible();
    expect(screen.getByText('No commit times known.')).toBeVisible();

    const question = screen.getByRole('button', {
      name: 'What is Change failure rate?',
    });
    expect(question).toHaveAttribute('tabindex', '0');
    await userEvent.hover(question);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /share of deployments that failed/,
    );
  });

  it('are told for the span that the address keeps', async () => {
    await renderHistory(apiOf(), '?dora=7');
    expect(
      await screen.findByRole('button', { name: '7 days' }),
    ).toHaveAttribute('aria-pressed', 'true');

    await userEvent.click(screen.getByRole('button', { name: '90 days' }));
    expect(screen.getByLabelText('Address')).toHaveTextContent('?dora=90');
  });
});
