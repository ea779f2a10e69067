import { screen, waitFor, within } from '@testing-library/react';
import { FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { namespacesField } from './namespacesField';

const PROPERTIES = {
  namespaces: {
    type: 'object',
    title: 'Namespaces',
    'ui:field': 'FlightdeckNamespaces',
    'ui:options': { needs: { 'requests.memory': '2Gi' } },
    properties: {
      mode: { type: 'string', default: 'create' },
      layout: { type: 'string', default: 'environment' },
      names: { type: 'object', default: {} },
    },
  },
};

const ANSWERS = {
  blueprint: 'gitops-web-platform',
  name: 'shop',
  stages: ['prod', 'dev'],
  placement: { cluster: 'main' },
};

const ask = (options: Parameters<typeof renderWizard>[2] = {}) =>
  renderWizard(toClassic(namespacesField), PROPERTIES, {
    answers: ANSWERS,
    ...options,
  });

const nameOf = (stage: string) =>
  screen.getByRole('textbox', { name: `Namespace of ${stage}` });

describe('FlightdeckNamespaces', () => {
  it('names one for each stage, and tells that they are free', async () => {
    const { create } = await ask();
    expect(await screen.findAllByText('Free')).toHaveLength(2);
    expect(nameOf('dev')).toHaveAttribute('placeholder', 'shop-dev');
    expect(nameOf('prod')).toHaveAttribute('placeholder', 'shop-prod');
    expect(screen.queryByText(/staging/)).toBeNull();
    expect(await create()).toMatchObject({
      namespaces: { mode: 'create', layout: 'environment' },
    });
  });

  it('does not make what exists, until another name is given', async () => {
    const backend = new FakeBackend();
    backend.namespaces.set('shop-dev', { state: 'exists' });
    const { create, isRefused, user } = await ask({ backend });
    expect(await screen.findByText('Exists')).toBeVisible();
    await isRefused(/^There is a namespace shop-dev already\./);
    await user.type(nameOf('dev'), 'shop-test');
    await waitFor(() => expect(screen.getAllByText('Free')).toHaveLength(2));
    expect(await create()).toMatchObject({
      namespaces: { names: { dev: 'shop-test' } },
    });
  });

  it('shows the quotas of those that are there, and what is too small', async () => {
    const backend = new FakeBackend();
    const quota = { name: 'team', resource: 'requests.memory', used: '1Gi' };
    backend.namespaces.set('shop-dev', {
      state: 'exists',
      quotas: [{ ...quota, hard: '8Gi' }],
    });
    backend.namespaces.set('shop-prod', {
      state: 'exists',
      quotas: [{ ...quota, hard: '2Gi' }],
    });
    const { isRefused, user } = await ask({ backend });
    await user.click(
      screen.getByRole('radio', { name: 'They are there already' }),
    );
    expect(
      within(
        await screen.findByRole('table', { name: 'Quotas of shop-dev' }),
      ).getByText('8Gi'),
    ).toBeVisible();
    expect(await screen.findByText('Too small')).toBeVisible();
    await isRefused(/^ResourceQuota team allows 2Gi of requests\.memory/);
  });

  it('tells what is missing of those that should be there', async () => {
    const backend = new FakeBackend();
    backend.namespaces.set('shop-dev', { state: 'exists' });
    const { isRefused, user } = await ask({ backend });
    await user.click(
      screen.getByRole('radio', { name: 'They are there already' }),
    );
    expect(await screen.findByText('Missing')).toBeVisible();
    await isRefused(/^There is no namespace shop-prod\./);
  });

  it('checks one for each tier, where the blueprint can have them', async () => {
    const { create, user } = await ask({
      answers: { ...ANSWERS, stages: ['dev'] },
    });
    await user.click(
      screen.getByRole('radio', {
        name: 'One for each tier of an environment',
      }),
    );
    expect(await screen.findByText(/^shop-dev-frontend\./)).toBeVisible();
    await waitFor(() => expect(screen.getAllByText('Free')).toHaveLength(4));
    expect(await create()).toMatchObject({ namespaces: { layout: 'tier' } });
  });

  it('offers no tiers to other blueprints', async () => {
    await ask({ answers: { ...ANSWERS, blueprint: 'multi-az-eks' } });
    expect(screen.queryByRole('radio', { name: /tier/ })).toBeNull();
  });

  it('tells the rules, and that two environments have one namespace', async () => {
    const { isRefused, user } = await ask();
    await user.type(nameOf('dev'), 'Shop');
    expect(
      screen.getByText(/^Lower-case letters, digits and dashes/),
    ).toBeVisible();
    await isRefused(/^The namespace of dev: Lower-case/);
    await user.clear(nameOf('dev'));
    await user.type(nameOf('dev'), 'shop-prod');
    await isRefused(/^Namespace shop-prod is named twice/);
  });

  it('goes on when the cluster cannot tell', async () => {
    const backend = new FakeBackend();
    for (const name of ['shop-dev', 'shop-prod']) {
      backend.namespaces.set(name, {
        state: 'unknown',
        message: "Cluster 'main' does not answer.",
      });
    }
    const { create } = await ask({ backend });
    expect(await screen.findAllByText('Cannot be told now')).toHaveLength(2);
    expect(await create()).toBeDefined();
  });

  it('waits for a name and a cluster', async () => {
    await ask({ answers: {} });
    expect(await screen.findByText('No name yet')).toBeVisible();
  });
});
