import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonValue } from '@backstage/types';
import request from 'supertest';
import { exampleSignInModule } from './exampleSignInModule';

const GRACE: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'grace', namespace: 'default' },
  spec: {},
  relations: [{ type: 'memberOf', targetRef: 'group:default/platform' }],
};

const PEOPLE = {
  people: [
    { userEntityRef: 'user:default/grace', name: 'Grace' },
    { userEntityRef: 'user:default/ada', name: 'Ada' },
  ],
};

interface SignIn {
  person?: string;
  environment?: string;
  example?: JsonValue;
}

/** What the auth plugin answers to who wants to be somebody. */
async function signIn({
  person,
  environment = 'development',
  example = PEOPLE,
}: SignIn): Promise<request.Response> {
  jest.replaceProperty(process, 'env', {
    ...process.env,
    NODE_ENV: environment,
  });
  const backend = await startTestBackend({
    features: [
      authPlugin,
      exampleSignInModule,
      catalogServiceMock.factory({ entities: [GRACE] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          auth: { providers: { example } },
        },
      }),
    ],
  });
  try {
    return await request(backend.server)
      .get('/api/auth/example/refresh')
      .set(person === undefined ? {} : { 'x-example-person': person });
  } finally {
    await backend.stop();
  }
}

describe('signing in as an example person', () => {
  afterEach(() => jest.restoreAllMocks());

  it('answers with the teams that the catalog knows', async () => {
    const { status, body } = await signIn({ person: 'user:default/grace' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      profile: { displayName: 'Grace' },
      backstageIdentity: {
        token: expect.any(String),
        identity: {
          userEntityRef: 'user:default/grace',
          ownershipEntityRefs: ['user:default/grace', 'group:default/platform'],
        },
      },
    });
  });

  it.each<[string, SignIn, number, RegExp]>([
    [
      'who is not configured',
      { person: 'user:default/mallory' },
      400,
      /^The header x-example-person must name one of user:default\/grace, user:default\/ada\.$/,
    ],
    ['nobody', {}, 400, /^The header x-example-person must name one of /],
    [
      'who is not in the catalog',
      { person: 'user:default/ada' },
      404,
      /^The catalog does not know Ada \(user:default\/ada\)\. It may still be reading: try again in a moment\.$/,
    ],
    [
      'anybody in production',
      { person: 'user:default/grace', environment: 'production' },
      403,
      /^Nobody can sign in as an example person here: .* works in development only\. Set 'auth\.providers\.example' to null/,
    ],
    [
      'anybody where it is not said that this is development',
      { person: 'user:default/grace', environment: '' },
      403,
      /works in development only/,
    ],
    [
      'anybody where the configuration takes them away',
      { person: 'user:default/grace', example: null },
      404,
      /^No auth provider registered for 'example'$/,
    ],
  ])('refuses %s', async (_, options, status, message) => {
    const answer = await signIn(options);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
    expect(JSON.stringify(answer.body)).not.toContain('"token"');
  });
});
