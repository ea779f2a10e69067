import { screen } from '@testing-library/react';
import { FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { secretsProviderField } from './secretsProviderField';

const PROPERTIES = {
  secrets: {
    type: 'object',
    title: 'Secrets',
    'ui:field': 'FlightdeckSecretsProvider',
    properties: { store: { type: 'string', default: 'platform' } },
  },
};

const ask = (backend = new FakeBackend()) =>
  renderWizard(toClassic(secretsProviderField), PROPERTIES, {
    backend,
    answers: { placement: { cluster: 'main' } },
  });

describe('FlightdeckSecretsProvider', () => {
  it('tells that the cluster serves what is chosen, and has the store', async () => {
    const { create, user } = await ask();
    await user.click(screen.getByRole('radio', { name: 'External Secrets' }));
    expect(
      await screen.findByText("Cluster 'main' knows ExternalSecret."),
    ).toBeVisible();
    expect(screen.getByText("Cluster 'main' has it.")).toBeVisible();
    expect(await create()).toMatchObject({
      secrets: { provider: 'external-secrets', store: 'platform' },
    });
  });

  it('tells that the cluster does not serve what is chosen', async () => {
    const { user } = await ask();
    await user.click(screen.getByRole('radio', { name: 'Infisical' }));
    expect(await screen.findByText('Not served')).toBeVisible();
    expect(
      screen.getByRole('textbox', { name: 'Project of Infisical' }),
    ).toBeVisible();
  });

  it('asks for a choice', async () => {
    const { isRefused } = await ask();
    expect(screen.getByRole('radio', { name: 'Infisical' })).not.toBeChecked();
    await isRefused('Choose what puts secrets into the cluster.');
  });

  it('goes on when the cluster cannot be asked', async () => {
    const backend = new FakeBackend();
    backend.refusal = {
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'The backend rests.',
    };
    const { create, user } = await ask(backend);
    await user.click(screen.getByRole('radio', { name: 'Infisical' }));
    expect(
      await screen.findByText(/The backend rests\. You can go on/),
    ).toBeVisible();
    expect(await create()).toBeDefined();
  });
});
