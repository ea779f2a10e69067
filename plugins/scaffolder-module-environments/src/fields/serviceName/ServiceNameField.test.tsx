import { screen } from '@testing-library/react';
import { FakeBackend } from '../../__testUtils__/FakeBackend';
import { renderWizard } from '../../__testUtils__/renderWizard';
import { toClassic } from '../classic';
import { serviceNameField } from './serviceNameField';

const PROPERTIES = {
  name: {
    type: 'string',
    title: 'Name',
    description: 'Of the service.',
    'ui:field': 'FlightdeckServiceName',
  },
};

const ask = (options: Parameters<typeof renderWizard>[2] = {}) =>
  renderWizard(toClassic(serviceNameField), PROPERTIES, options);

const theName = () => screen.getByRole('textbox', { name: /^Name/ });

describe('FlightdeckServiceName', () => {
  it('tells that a name is free, and answers with it', async () => {
    const { backend, create, user } = await ask();
    await user.type(theName(), 'shop');
    expect(await screen.findByText('Free')).toBeVisible();
    // A pause of typing is waited for.
    expect(backend.requests).toEqual([
      '/api/environments/v1/service-names/shop',
    ]);
    expect(await create()).toEqual({ name: 'shop' });
  });

  it('tells the rules while the name is typed, and keeps what was typed', async () => {
    const { backend, user } = await ask();
    await user.type(theName(), 'My Shop');
    expect(
      screen.getByText(/^Lower-case letters, digits and dashes/),
    ).toBeVisible();
    expect(theName()).toHaveValue('My Shop');
    expect(backend.requests).toEqual([]);
    await user.clear(theName());
    await user.type(theName(), 'a'.repeat(31));
    expect(screen.getByText('At most 30 characters.')).toBeVisible();
  });

  it('tells who has a name, and does not go on with it', async () => {
    const backend = new FakeBackend();
    backend.names.set('shop', {
      state: 'taken',
      claims: [
        {
          what: 'entity',
          name: 'system:default/shop',
          state: 'exists',
          message: 'The catalog has system:default/shop.',
        },
      ],
    });
    const { isRefused, user } = await ask({ backend });
    await user.type(theName(), 'shop');
    expect(await screen.findByText('Taken')).toBeVisible();
    await isRefused(
      'The name shop is taken. The catalog has system:default/shop.',
    );
    expect(theName()).toHaveValue('shop');
  });

  it('goes on when nobody can tell whether a name is free', async () => {
    const backend = new FakeBackend();
    backend.refusal = {
      status: 503,
      name: 'ServiceUnavailableError',
      message: 'The backend rests.',
    };
    const { create, user } = await ask({ backend });
    await user.type(theName(), 'shop');
    expect(await screen.findByText('Cannot be checked now')).toBeVisible();
    expect(screen.getByText(/The backend rests\./)).toBeVisible();
    expect(await create()).toEqual({ name: 'shop' });
  });

  it('says of whom an answer is missing', async () => {
    const backend = new FakeBackend();
    backend.names.set('shop', {
      state: 'unknown',
      claims: [
        {
          what: 'project',
          name: 'shop',
          state: 'unknown',
          message: "Argo CD 'argocd' does not answer.",
        },
      ],
    });
    const { create, user } = await ask({ backend });
    await user.type(theName(), 'shop');
    expect(
      await screen.findByText(/Argo CD 'argocd' does not answer\./),
    ).toBeVisible();
    expect(await create()).toEqual({ name: 'shop' });
  });

  it('does not go on for who may not create services', async () => {
    const backend = new FakeBackend();
    backend.refusal = {
      status: 403,
      name: 'NotAllowedError',
      message: 'You are not allowed to create services.',
    };
    const { isRefused, user } = await ask({ backend });
    await user.type(theName(), 'shop');
    expect(await screen.findByText('Not allowed')).toBeVisible();
    await isRefused('You are not allowed to create services.');
  });

  it('asks the Argo CD instance that is chosen', async () => {
    const { backend } = await ask({
      answers: { name: 'shop', placement: { argocdInstance: 'east' } },
    });
    expect(await screen.findByText('Free')).toBeVisible();
    expect(backend.requests).toEqual([
      '/api/environments/v1/service-names/shop?instance=east',
    ]);
  });
});
