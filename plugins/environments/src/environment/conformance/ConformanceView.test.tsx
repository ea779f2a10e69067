import { ServiceUnavailableError } from '@backstage/errors';
import {
  conformanceFixture,
  conformanceSummaryFixture,
  FakeEnvironmentsApi,
  responseError,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderEnvironment } from '../../__testUtils__/renderEnvironment';

function anApi() {
  return new FakeEnvironmentsApi({
    snapshots: [snapshotFixture({ conformance: conformanceSummaryFixture() })],
  });
}

const requirements = () =>
  screen.findByRole('region', { name: 'Requirements' });
/** The words of the requirements that are listed, in their order. */
const listed = async () =>
  within(await requirements())
    .getAllByRole('button', { expanded: undefined })
    .filter(button => button.hasAttribute('aria-expanded'))
    .map(button => button.textContent);

describe('conformance of an environment', () => {
  it('says what it comes to, and lists what follows under its cause', async () => {
    renderEnvironment(anApi(), '?view=conformance');
    expect(
      await screen.findByText(/1 of 6 requirements met; 3 missing/),
    ).toBeVisible();
    expect(screen.getByText(/Small shop \(small-shop 1.2.0\)/)).toBeVisible();
    expect(await listed()).toEqual([
      expect.stringContaining('Cache is not there'),
      expect.stringContaining('No PodDisruptionBudget protects'),
      expect.stringContaining('spec.ports is 80 instead of 8000'),
      expect.stringContaining('alerting rules of the metrics source'),
      expect.stringContaining('Backend runs with at least 2 replicas'),
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: /Cache is not there/ }),
    );
    expect(
      await screen.findByText('Cache runs with at least 1 replica.'),
    ).toBeVisible();
    expect(
      screen.getByRole('tab', { name: 'Conformance (4)' }),
    ).toHaveAttribute('aria-selected', 'true');
  });

  it('shows the parts in their tiers', async () => {
    renderEnvironment(anApi(), '?view=conformance');
    const tier = await screen.findByRole('region', {
      name: 'Tier Application',
    });
    expect(tier).toHaveTextContent(
      /Backend1 missing, 1 different.*Answers requests/,
    );
    expect(
      within(tier).getByRole('link', { name: 'Deployment backend' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('object=Deployment%2Fshop-prod%2Fbackend'),
    );
    expect(
      screen.getByRole('region', { name: 'Tier Outside' }),
    ).toHaveTextContent('Not judged');
    expect(screen.queryByRole('region', { name: 'Tier Entry' })).toBeNull();
    expect(
      screen.getByRole('region', { name: 'Workloads beside the blueprint' }),
    ).toHaveTextContent('Deployment shop-prod/toolbox');
  });

  it('narrows by state with the keyboard', async () => {
    renderEnvironment(anApi(), '?view=conformance');
    const different = await screen.findByRole('button', {
      name: /^Different 1/,
    });
    different.focus();
    await userEvent.keyboard('{Enter}');
    expect(different).toHaveAttribute('aria-pressed', 'true');
    await waitFor(async () => expect(await listed()).toHaveLength(1));
    await userEvent.keyboard(' ');
    await waitFor(async () => expect(await listed()).toHaveLength(5));
  });

  it('opens the requirement of a link, with its evidence and what mends it', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    renderEnvironment(
      anApi(),
      '?view=conformance&requirement=backend.disruption-budget',
    );
    const evidence = await screen.findByRole('table', { name: 'Evidence' });
    expect(evidence).toHaveTextContent(
      /Deployment backend.*PodDisruptionBudget.*none.*maxUnavailable 1/,
    );
    expect(
      screen.getByText(
        'Add a PodDisruptionBudget for Deployment backend to Git.',
      ),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy YAML' }));
    expect(copy).toHaveBeenCalledWith('kind: PodDisruptionBudget\n');
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    await user.click(
      within(evidence).getByRole('link', { name: 'Deployment backend' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Deployment shop-prod/backend',
      }),
    ).toBeVisible();
  });

  it('opens the cause of a requirement that only follows', async () => {
    renderEnvironment(anApi(), '?view=conformance&requirement=cache.replicas');
    expect(
      await screen.findByRole('button', { name: /Cache is not there/ }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('says why what it tells may not be all', async () => {
    const api = anApi();
    api.conformance = conformanceFixture({
      doubts: ['Cluster sandbox does not answer.'],
      extra: [],
    });
    renderEnvironment(api, '?view=conformance');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Cluster sandbox does not answer.',
    );
  });

  it.each([
    ['none' as const, 'No blueprint'],
    ['unusable' as const, 'The blueprint cannot be used'],
  ])('says what to do where the blueprint is %s', async (state, title) => {
    const api = anApi();
    api.conformance = { state, message: 'Set the annotation.', version: 'n' };
    renderEnvironment(api, '?view=conformance');
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText('Set the annotation.')).toBeVisible();
  });

  it('says which right is missing', async () => {
    const api = anApi();
    api.partErrors.conformance = await responseError(
      403,
      'NotAllowedError',
      'Ask ops.',
    );
    renderEnvironment(api, '?view=conformance');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see the conformance.*Ask ops.*environments.environment.read/,
    );
  });

  it('keeps the rest of the page when it cannot be read, and tries again', async () => {
    const api = anApi();
    api.partErrors.conformance = new ServiceUnavailableError('Away.');
    renderEnvironment(api, '?view=conformance');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Cannot read the conformance',
    );
    expect(
      screen.getByText(/Everything that was looked at is fine/),
    ).toBeVisible();
    delete api.partErrors.conformance;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await requirements()).toBeVisible();
  });
});

describe('conformance on the overview', () => {
  it('tells the worst, each with a link to it, and reads nothing more', async () => {
    const api = anApi();
    renderEnvironment(api);
    const worst = await screen.findByRole('list', {
      name: 'The worst deviations',
    });
    expect(within(worst).getAllByRole('listitem')).toHaveLength(3);
    expect(api.reads).not.toContain('conformance');
    await userEvent.click(
      within(worst).getByRole('link', { name: /No PodDisruptionBudget/ }),
    );
    expect(
      await screen.findByRole('button', { name: /No PodDisruptionBudget/ }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('is not there without a blueprint', async () => {
    renderEnvironment(
      new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] }),
    );
    await screen.findByText('No rule found trouble.');
    expect(screen.queryByText('All requirements')).toBeNull();
    expect(screen.getByRole('tab', { name: 'Conformance' })).toBeVisible();
  });
});
