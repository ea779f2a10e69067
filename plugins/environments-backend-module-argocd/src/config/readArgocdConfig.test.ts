import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readArgocdConfig } from './readArgocdConfig';

function read(instances: JsonObject[], shared: JsonObject = {}) {
  return readArgocdConfig(
    new ConfigReader({
      argocd: {
        ...shared,
        appLocatorMethods: [{ type: 'config', instances }],
      },
    }),
  );
}

const URL = 'https://argocd.example.com';
const INSTANCE = 'argocd.appLocatorMethods[0].instances[0]';

describe('readArgocdConfig', () => {
  it('reads the block that other plugins use', () => {
    const shared = { username: 'admin', password: 'shared' };
    expect(
      read(
        [
          { name: 'one', url: `${URL}/base/`, token: 'secret' },
          {
            name: 'two',
            url: URL,
            frontendUrl: 'https://argo.example.com/',
            username: 'flightdeck',
            password: 'own',
            appNamespaces: ['team-a'],
          },
          { name: 'three', url: URL },
        ],
        shared,
      ),
    ).toEqual([
      {
        name: 'one',
        url: `${URL}/base`,
        frontendUrl: `${URL}/base`,
        credentials: { type: 'token', token: 'secret' },
        appNamespaces: undefined,
      },
      {
        name: 'two',
        url: URL,
        frontendUrl: 'https://argo.example.com',
        credentials: {
          type: 'password',
          username: 'flightdeck',
          password: 'own',
        },
        appNamespaces: ['team-a'],
      },
      {
        name: 'three',
        url: URL,
        frontendUrl: URL,
        credentials: { type: 'password', ...shared },
        appNamespaces: undefined,
      },
    ]);
  });

  it('finds no instance where there is no block, and leaves other methods alone', () => {
    expect(readArgocdConfig(new ConfigReader({}))).toEqual([]);
    expect(
      readArgocdConfig(
        new ConfigReader({
          argocd: { appLocatorMethods: [{ type: 'elsewhere', region: 'x' }] },
        }),
      ),
    ).toEqual([]);
  });

  it.each<[string, JsonObject[], RegExp | string]>([
    ['no name', [{ url: URL, token: 't' }], /instances\[0\]\.name/],
    ['no url', [{ name: 'a', token: 't' }], `${INSTANCE}.url is missing`],
    [
      'a url of another kind',
      [{ name: 'a', url: 'ftp://argocd', token: 't' }],
      `${INSTANCE}.url must be an http or https URL`,
    ],
    [
      'no url at all',
      [{ name: 'a', url: 'argocd', token: 't' }],
      `${INSTANCE}.url must be`,
    ],
    [
      'no credentials',
      [{ name: 'a', url: URL }],
      `${INSTANCE} has no credentials`,
    ],
    [
      'half credentials',
      [{ name: 'a', url: URL, username: 'x' }],
      `${INSTANCE}.password is missing`,
    ],
    [
      'a name twice',
      [
        { name: 'a', url: URL, token: 't' },
        { name: 'a', url: URL, token: 't' },
      ],
      "two instances with the name 'a'",
    ],
    [
      'a namespace that is none',
      [{ name: 'a', url: URL, token: 't', appNamespaces: ['../x'] }],
      `${INSTANCE}.appNamespaces has '../x'`,
    ],
    ['a token that is no text', [{ name: 'a', url: URL, token: 7 }], /token/],
  ])('complains of %s', (_what, instances, message) => {
    expect(() => read(instances)).toThrow(message);
  });

  it('does not repeat a password that stands in a url', () => {
    expect(() =>
      read([{ name: 'a', url: 'https://me:hunter2@argocd', token: 't' }]),
    ).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});
