import { screen } from '@testing-library/react';
import { FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { repositoryField } from './repositoryField';

const PROPERTIES = {
  repository: {
    title: 'Repository',
    'ui:field': 'FlightdeckRepository',
    'ui:fieldReplacesAnyOrOneOf': true,
    oneOf: [
      {
        type: 'object',
        properties: {
          kind: { type: 'string', const: 'git' },
          host: { type: 'string' },
          name: { type: 'string' },
        },
        required: ['kind', 'host', 'name'],
        additionalProperties: false,
      },
      {
        type: 'object',
        properties: {
          kind: { type: 'string', enum: ['github', 'gitlab', 'gitea'] },
          repoUrl: {
            type: 'string',
            pattern: '^[a-z0-9.:-]+\\?owner=[\\w./-]+&repo=[\\w.-]+$',
          },
        },
        required: ['kind', 'repoUrl'],
        additionalProperties: false,
      },
    ],
  },
};

const INTEGRATIONS = {
  integrations: {
    github: [{ host: 'github.com', token: 'unread' }],
    gitea: [{ host: 'gitea.example.org' }],
  },
};

const ask = (options: Parameters<typeof renderWizard>[2] = {}) =>
  renderWizard(toClassic(repositoryField), PROPERTIES, {
    answers: { name: 'shop' },
    ...options,
  });

const place = () => screen.getByRole('combobox', { name: /^Where it is made/ });
const box = (name: RegExp) => screen.getByRole('textbox', { name });

describe('FlightdeckRepository', () => {
  it('takes the only host, and the name of the service', async () => {
    const { create } = await ask();
    await screen.findByDisplayValue('shop');
    expect(await create()).toMatchObject({
      repository: { kind: 'git', host: 'forge', name: 'shop' },
    });
  });

  it('asks for owner and name where an integration is chosen', async () => {
    const { create, user } = await ask({ config: INTEGRATIONS });
    await screen.findByRole('option', {
      name: 'forge (https://git.example.org)',
    });
    await user.selectOptions(place(), 'GitHub (github.com)');
    expect(box(/^Name of the repository/)).toHaveValue('shop');
    await user.type(box(/^Owner/), 'shop-team');
    expect(await create()).toMatchObject({
      repository: {
        kind: 'github',
        repoUrl: 'github.com?owner=shop-team&repo=shop',
      },
    });
  });

  it('takes the name along to another place', async () => {
    const { user } = await ask({ config: INTEGRATIONS });
    await screen.findByRole('option', { name: /^forge/ });
    await user.selectOptions(place(), 'Gitea (gitea.example.org)');
    await user.clear(box(/^Name of the repository/));
    await user.type(box(/^Name of the repository/), 'store');
    await user.selectOptions(place(), 'forge (https://git.example.org)');
    expect(box(/^Name of the repository/)).toHaveValue('store');
  });

  it('does not go on without an owner, nor with a name that cannot be', async () => {
    const { user } = await ask({ config: INTEGRATIONS });
    await screen.findByRole('option', { name: /^forge/ });
    await user.selectOptions(place(), 'GitHub (github.com)');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(box(/^Owner/)).toBeInvalid();
    await user.type(box(/^Owner/), 'shop team');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      screen.getByText(/^A repository as Backstage writes it/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
    expect(box(/^Owner/)).toHaveValue('shop team');
  });

  it('says that nowhere is configured', async () => {
    const backend = new FakeBackend();
    backend.gitHosts = [];
    await ask({ backend });
    expect(await screen.findByText(/^Nowhere is configured/)).toBeVisible();
  });
});
