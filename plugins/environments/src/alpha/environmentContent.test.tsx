import { renderTestApp } from '@backstage/frontend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import { EnvironmentPanelBlueprint } from '@flightdeck/plugin-environments-react/alpha';
import {
  FakeEnvironmentsApi,
  findingFixture,
  responseError,
  snapshotFixture,
  sourceFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import environmentsPlugin from '../alpha';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'shop-prod', namespace: 'default' },
  spec: { type: 'environment', owner: 'team-shop', system: 'shop' },
};

function renderEnvironment(api: FakeEnvironmentsApi) {
  const panel = (name: string, order: number) =>
    EnvironmentPanelBlueprint.make({
      name,
      params: {
        title: `Panel ${name}`,
        order,
        loader: async () => <p>Body of {name}</p>,
      },
    });
  renderTestApp({
    features: [
      environmentsPlugin,
      createFrontendModule({
        pluginId: 'environments',
        extensions: [panel('last', 2), panel('first', 1)],
      }),
    ],
    extensions: [createTestEntityPage({ entity })],
    apis: [[environmentsApiRef, api]],
  });
}

function apiOf(given: Partial<EnvironmentSnapshot>) {
  return new FakeEnvironmentsApi({ snapshots: [snapshotFixture(given)] });
}

describe('environment content', () => {
  it('shows a healthy environment', async () => {
    renderEnvironment(apiOf({}));

    expect(
      await screen.findByRole('heading', {
        name: /Healthy.*Everything that was looked at is fine/,
      }),
    ).toBeVisible();
    expect(screen.getByText('No rule found trouble.')).toBeVisible();
    expect(screen.getByText('Every rule could be judged.')).toBeVisible();
    expect(
      within(screen.getByRole('table', { name: 'Workloads' })).getByText('api'),
    ).toBeVisible();
    expect(screen.getByText(/^Checked/)).toBeVisible();
  });

  it('shows what is critical, what was seen and what to do', async () => {
    renderEnvironment(
      apiOf({
        health: {
          status: 'critical',
          sentence: 'Container api cannot pull its image.',
          critical: 1,
          warning: 0,
          unknown: 0,
        },
        findings: [findingFixture()],
      }),
    );

    await userEvent.click(
      await screen.findByRole('button', { name: /Critical.*ImagePullBackOff/ }),
    );

    expect(screen.getByText('What was seen')).toBeInTheDocument();
    expect(
      screen.getByText('Check that the tag exists in the registry.'),
    ).toBeInTheDocument();
  });

  it('says which source is not there and what could not be judged for it', async () => {
    renderEnvironment(
      apiOf({
        health: {
          status: 'unknown',
          sentence: 'Cluster sandbox cannot be reached.',
          critical: 0,
          warning: 0,
          unknown: 2,
        },
        workloads: [],
        indicators: undefined,
        coverage: [
          {
            feed: 'Pod',
            ruleIds: ['pod.image-pull', 'pod.crash-loop'],
            message: 'Pods could not be read.',
          },
        ],
        sources: [
          sourceFixture({
            state: 'unreachable',
            message: 'The API server does not answer.',
            asOf: new Date(Date.now() - 600_000).toISOString(),
          }),
        ],
      }),
    );

    expect(await screen.findByText('Unreachable')).toBeVisible();
    expect(screen.getByText('10 min ago')).toBeVisible();
    expect(screen.getByText('The API server does not answer.')).toBeVisible();
    expect(screen.getByText(/Some rules could not be judged/)).toBeVisible();
    expect(
      screen.getByText(/No workload is known; the cluster could not be read/),
    ).toBeVisible();
    expect(screen.getByText(/The indicators are unknown/)).toBeVisible();
    expect(
      within(
        screen.getByRole('list', { name: 'What could not be judged' }),
      ).getByText(/pod.image-pull, pod.crash-loop/),
    ).toBeVisible();
  });

  it('warns of annotations that cannot be used', async () => {
    const { environment } = snapshotFixture();
    renderEnvironment(
      apiOf({
        environment: { ...environment, problems: ['No cluster: annotate it.'] },
      }),
    );

    expect(await screen.findByText('No cluster: annotate it.')).toBeVisible();
  });

  it('holds the panels of other plugins, in their order', async () => {
    renderEnvironment(apiOf({}));

    const first = await screen.findByText('Body of first');
    const last = await screen.findByText('Body of last');
    expect(screen.getByText('Panel first')).toBeVisible();
    expect(
      first.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).not.toBe(0);
  });

  it('keeps what is known, with its age, while it cannot be read', async () => {
    const api = apiOf({});
    renderEnvironment(api);
    await screen.findByText('No rule found trouble.');

    api.readError = new ServiceUnavailableError('The backend is away.');

    const banner = await screen.findByText(
      /Cannot refresh: The backend is away/,
      {},
      { timeout: 8000 },
    );
    expect(banner).toHaveTextContent(/You see what was known/);
    expect(screen.getByText('No rule found trouble.')).toBeVisible();
  }, 15_000);

  it('says so when the user may not see it', async () => {
    const api = apiOf({});
    api.readError = await responseError(403, 'NotAllowedError', 'Ask ops.');
    renderEnvironment(api);

    expect(
      await screen.findByText('You may not see this environment'),
    ).toBeVisible();
  });
});
