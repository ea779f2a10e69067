import type { IdentityApi } from '@backstage/frontend-plugin-api';
import {
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import type { JsonObject } from '@backstage/types';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { SignInPage } from './SignInPage';

const PROVIDERS = {
  guest: { userEntityRef: 'user:default/guest' },
  example: {
    people: [
      {
        userEntityRef: 'user:default/grace',
        name: 'Grace',
        team: 'Platform team',
        may: 'Everything.',
      },
      { userEntityRef: 'user:default/ada', name: 'Ada' },
    ],
  },
};

const AUTH = 'http://backend.test/api/auth';

/** What the backend answers to who has signed in as somebody. */
function aSession(userEntityRef: string) {
  return HttpResponse.json({
    profile: {},
    backstageIdentity: {
      token: `.${window.btoa(JSON.stringify({ sub: userEntityRef }))}.`,
      identity: {
        type: 'user',
        userEntityRef,
        ownershipEntityRefs: [userEntityRef],
      },
    },
  });
}

describe('the sign-in page', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  beforeEach(() => window.localStorage.clear());

  beforeEach(() => {
    server.use(
      http.get(`${AUTH}/guest/refresh`, () => aSession('user:default/guest')),
      http.get(`${AUTH}/example/refresh`, ({ request }) =>
        aSession(request.headers.get('x-example-person') ?? 'user:default/no'),
      ),
    );
  });

  /** Opens the page anew; resolves with who is let in. */
  function open(providers: JsonObject = PROVIDERS): Promise<IdentityApi> {
    return new Promise(resolve => {
      renderInTestApp(<SignInPage onSignInSuccess={resolve} />, {
        config: {
          app: { title: 'Flightdeck', baseUrl: 'http://app.test' },
          backend: { baseUrl: 'http://backend.test' },
          auth: { providers },
        },
      });
    });
  }

  async function press(name: string) {
    await userEvent.click(await screen.findByRole('button', { name }));
  }

  it('says who there is to be, and what each may do', async () => {
    open();
    expect(
      await screen.findByRole('heading', { name: 'Grace' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Platform team')).toBeInTheDocument();
    expect(screen.getByText('Everything.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Guest' })).toBeInTheDocument();
    expect(
      screen.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual(['Enter', 'Sign in as Grace', 'Sign in as Ada']);
  });

  it.each([
    ['Enter', 'user:default/guest'],
    ['Sign in as Ada', 'user:default/ada'],
  ])('lets in by "%s"', async (button, userEntityRef) => {
    const entered = open();
    await press(button);
    const identity = await entered;
    expect(await identity.getBackstageIdentity()).toMatchObject({
      userEntityRef,
    });
    expect((await identity.getCredentials()).token).toContain('.');
  });

  it('remembers who it was, until they sign out', async () => {
    const first = open();
    await press('Sign in as Grace');
    await first;

    const again = await open();
    expect(await again.getBackstageIdentity()).toMatchObject({
      userEntityRef: 'user:default/grace',
    });

    await again.signOut();
    open();
    expect(
      await screen.findByRole('button', { name: 'Sign in as Grace' }),
    ).toBeInTheDocument();
  });

  it('tells why somebody is not let in, and lets them try again', async () => {
    const message = 'The catalog does not know Ada. Try again in a moment.';
    server.use(
      http.get(
        `${AUTH}/example/refresh`,
        () =>
          HttpResponse.json(
            { error: { name: 'NotFoundError', message }, response: {} },
            { status: 404 },
          ),
        { once: true },
      ),
    );
    const entered = open();
    await press('Sign in as Ada');
    expect(await screen.findByRole('alert')).toHaveTextContent(message);
    await press('Sign in as Ada');
    expect(await (await entered).getBackstageIdentity()).toMatchObject({
      userEntityRef: 'user:default/ada',
    });
  });

  it('says that nobody can sign in where no way is configured', async () => {
    window.localStorage.setItem('flightdeck.sign-in', 'user:default/grace');
    open({});
    expect(
      await screen.findByRole('heading', { name: 'Nobody can sign in' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
