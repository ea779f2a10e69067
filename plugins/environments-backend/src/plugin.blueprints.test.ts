import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  blueprintDetailSchema,
  blueprintListSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import { FakeSource } from './__testUtils__/FakeSource';
import { anEntity } from './__testUtils__/fixtures';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const API = '/api/environments/v1';
const ADA = mockCredentials.user.header('user:default/ada');
const named = (blueprint: string) => ({
  annotations: { 'flightdeck.dev/blueprint': blueprint },
});
const entities = [
  anEntity('shop-prod', named('gitops-web-platform')),
  anEntity('shop-dev', named('gitops-web-platform')),
  anEntity('plain'),
];
const OWN = {
  name: 'own',
  title: 'Our own',
  description: 'A server.',
  version: '1.0.0',
  parts: [{ id: 'users', tier: 'outside', title: 'Users', role: 'Use it.' }],
  edges: [],
  requirements: [],
  environments: [{ stage: 'dev' }],
};

describe('blueprints', () => {
  const directory = createMockDirectory();
  const stops: (() => Promise<void>)[] = [];

  async function start(options: Partial<StartPluginOptions> = {}) {
    const source = new FakeSource();
    const plugin = await startPlugin({
      entities,
      sources: [source],
      ...options,
    });
    stops.push(plugin.stop);
    await eventually(() => expect(source.reads).toBeGreaterThan(0));
    const get = (path: string) =>
      request(plugin.server).get(path).set('Authorization', ADA);
    return { ...plugin, get };
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('are listed with how many environments use them that the caller may see', async () => {
    const { get } = await start({ hidden: ['resource:default/shop-dev'] });
    const { body } = await get(`${API}/blueprints`).expect(200);
    const { blueprints } = blueprintListSchema.parse(body);
    expect(
      blueprints.map(({ name, source, usedBy }) => [name, source, usedBy]),
    ).toEqual([
      ['gitops-web-platform', 'shipped', 1],
      ['analytics-pipeline', 'shipped', 0],
      ['backup-first-monolith', 'shipped', 0],
      ['multi-az-eks', 'shipped', 0],
    ]);
  });

  it('are told whole by name', async () => {
    const { get } = await start();
    const { body } = await get(`${API}/blueprints/multi-az-eks`).expect(200);
    const { blueprint, usedBy } = blueprintDetailSchema.parse(body);
    expect([blueprint.name, usedBy]).toEqual(['multi-az-eks', 0]);
    await get(`${API}/blueprints/nope`).expect(404);
    await get(`${API}/blueprints/No%2F`).expect(400);
  });

  it('come from files, too, and what is wrong with one is told where it is named', async () => {
    directory.setContent({
      'own.yaml': JSON.stringify(OWN),
      'nonsense.yaml': 'name: nonsense',
    });
    const { get } = await start({
      entities: [
        anEntity('odd', named('nonsense')),
        anEntity('a', named('own')),
      ],
      config: {
        environments: {
          blueprints: { files: [directory.resolve('*.yaml')] },
        },
      },
    });
    const own = await get(`${API}/blueprints/own`).expect(200);
    expect(own.body).toMatchObject({ source: 'file', usedBy: 1 });
    const { body } = await get(`${API}/environments/default/a/conformance`);
    expect(body).toMatchObject({ state: 'assessed' });

    const sentence = expect.stringMatching(
      /^The blueprint file .*nonsense.yaml cannot be used: title: .* \(and \d+ more mistakes\)$/,
    );
    const odd = `${API}/environments/default/odd`;
    expect((await get(odd)).body.environment.problems).toEqual([sentence]);
    expect((await get(`${odd}/conformance`)).body).toMatchObject({
      state: 'unusable',
      message: sentence,
    });
  });

  it('are no secret to who may see no environment', async () => {
    const { get, server } = await start({
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result: AuthorizeResult.DENY }],
        authorizeConditional: async () => [{ result: AuthorizeResult.DENY }],
      }),
    });
    const { body } = await get(`${API}/blueprints`).expect(200);
    expect(
      blueprintListSchema.parse(body).blueprints.map(({ usedBy }) => usedBy),
    ).toEqual([0, 0, 0, 0]);
    await request(server)
      .get(`${API}/blueprints`)
      .set('Authorization', mockCredentials.none.header())
      .expect(401);
  });
});
