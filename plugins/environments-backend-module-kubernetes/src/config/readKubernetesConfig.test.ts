import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readKubernetesConfig } from './readKubernetesConfig';

const SERVICE_ACCOUNT = {
  url: 'https://10.0.0.1:443',
  tokenFile: '/account/token',
  caFile: '/account/ca.crt',
};

function read(locators: JsonObject[], serviceAccount?: typeof SERVICE_ACCOUNT) {
  return readKubernetesConfig(
    new ConfigReader({ kubernetes: { clusterLocatorMethods: locators } }),
    { serviceAccount },
  );
}

const CLUSTER = {
  name: 'one',
  url: 'https://one.example/base/',
  authProvider: 'serviceAccount',
  serviceAccountToken: 's3cret',
};

function readClusters(...clusters: JsonObject[]) {
  return read([{ type: 'config', clusters }]);
}

describe('readKubernetesConfig', () => {
  it('finds no clusters without the block', () => {
    expect(readKubernetesConfig(new ConfigReader({}))).toEqual({
      clusters: [],
      unsupportedLocators: [],
      unwatchedKinds: [],
    });
  });

  it.each([
    [{ secrets: 'off' }, ['Secret']],
    [{ secrets: 'off', configMaps: 'off' }, ['Secret', 'ConfigMap']],
    [{ secrets: 'names-and-keys' }, []],
  ])('with %j leaves %j alone', (kubernetes, unwatched) => {
    const config = new ConfigReader({ environments: { kubernetes } });
    expect(readKubernetesConfig(config).unwatchedKinds).toEqual(unwatched);
  });

  it('does not guess what is to be read of Secrets', () => {
    const environments = { kubernetes: { secrets: 'values' } };
    expect(() =>
      readKubernetesConfig(new ConfigReader({ environments })),
    ).toThrow('environments.kubernetes.secrets must be names-and-keys or off');
  });

  it('reads clusters with a token', () => {
    expect(
      readClusters(
        { ...CLUSTER, title: 'The one', caData: 'Y2E=', skipTLSVerify: true },
        {
          name: 'two',
          url: 'https://two.example:6443',
          authMetadata: { 'kubernetes.io/auth-provider': 'serviceAccount' },
          serviceAccountToken: 'other',
          caFile: '/ca.pem',
        },
      ).clusters,
    ).toEqual([
      {
        type: 'watched',
        name: 'one',
        title: 'The one',
        url: 'https://one.example/base',
        credentials: { type: 'token', token: 's3cret' },
        caData: 'Y2E=',
        skipTLSVerify: true,
      },
      {
        type: 'watched',
        name: 'two',
        url: 'https://two.example:6443',
        credentials: { type: 'token', token: 'other' },
        caFile: '/ca.pem',
        skipTLSVerify: false,
      },
    ]);
  });

  it('uses the service account of the Pod when there is no token', () => {
    const { serviceAccountToken: _, ...cluster } = CLUSTER;
    expect(
      read([{ type: 'config', clusters: [cluster] }], SERVICE_ACCOUNT).clusters,
    ).toEqual([
      {
        type: 'watched',
        name: 'one',
        url: 'https://10.0.0.1:443',
        credentials: { type: 'tokenFile', path: '/account/token' },
        caFile: '/account/ca.crt',
        skipTLSVerify: false,
      },
    ]);
  });

  it('reads the local proxy as the cluster local', () => {
    expect(read([{ type: 'localKubectlProxy' }]).clusters).toEqual([
      {
        type: 'watched',
        name: 'local',
        url: 'http://localhost:8001',
        credentials: { type: 'none' },
        skipTLSVerify: false,
      },
    ]);
  });

  it('keeps what it cannot watch, with the reason', () => {
    expect(
      read([
        {
          type: 'config',
          clusters: [
            { name: 'eks', url: 'https://eks.example', authProvider: 'aws' },
          ],
        },
        { type: 'gke', projectId: 'p' },
      ]),
    ).toEqual({
      clusters: [
        {
          type: 'unsupported',
          name: 'eks',
          message:
            "Cluster 'eks' uses the auth provider 'aws', which cannot be watched: use serviceAccount.",
        },
      ],
      unsupportedLocators: ['gke'],
      unwatchedKinds: [],
    });
  });

  const KEY = 'kubernetes.clusterLocatorMethods[0].clusters';
  it.each<[string, JsonObject[], string]>([
    ['no name', [{ ...CLUSTER, name: undefined }], `${KEY}[0].name`],
    ['no url', [{ ...CLUSTER, url: undefined }], `${KEY}[0].url`],
    ['no URL', [{ ...CLUSTER, url: 'one' }], `${KEY}[0].url must be`],
    [
      'another protocol',
      [{ ...CLUSTER, url: 'ftp://a' }],
      `${KEY}[0].url must`,
    ],
    [
      'credentials in the URL',
      [{ ...CLUSTER, url: 'https://u:s3cret@a' }],
      `${KEY}[0].url must hold no credentials`,
    ],
    [
      'no auth provider',
      [{ ...CLUSTER, authProvider: undefined }],
      `${KEY}[0].authProvider is missing`,
    ],
    [
      'no token',
      [{ ...CLUSTER, serviceAccountToken: undefined }],
      `${KEY}[0].serviceAccountToken is missing`,
    ],
    [
      'a second one of the name',
      [CLUSTER, CLUSTER],
      `${KEY}[1].name names the cluster 'one' a second time`,
    ],
  ])('names the key when there is %s', (_what, clusters, complaint) => {
    const attempt = () => readClusters(...clusters);
    expect(attempt).toThrow(complaint);
    expect(attempt).not.toThrow(/s3cret/);
  });
});
