import type { BlueprintPart } from '..';
import { aPart } from '../../__testUtils__/blueprints';
import { aDeployment, aService } from '../../__testUtils__/builders';
import { type Raw, rawObject } from '../../__testUtils__/builders/raw';
import { judgePart } from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

const entryOf = (
  entry: NonNullable<BlueprintPart['entry']>,
): Partial<BlueprintPart> => ({
  kinds: ['Ingress'],
  match: { names: ['*'] },
  entry,
});
const anIngress = (name: string, spec: Raw, annotations: Raw = {}) =>
  kubernetesProjections.Ingress.parse(
    rawObject(name, { metadata: { annotations }, spec }),
  );
const HOST = { host: 'shop.test', http: { paths: [] } };
const TLS = [{ hosts: ['shop.test'], secretName: 'shop-tls' }];

describe('entry', () => {
  const expected = entryOf({ classes: ['nginx', '*-nginx'], tls: true });
  it.each<[string, string, Raw]>([
    ['with TLS', 'met', { ingressClassName: 'nginx', rules: [HOST], tls: TLS }],
    [
      'of a class whose name is alike',
      'met',
      { ingressClassName: 'internal-nginx', rules: [HOST], tls: TLS },
    ],
    [
      'of another class',
      'different',
      { ingressClassName: 'alb', rules: [HOST], tls: TLS },
    ],
    [
      'with a host without TLS',
      'different',
      {
        ingressClassName: 'nginx',
        rules: [HOST, { host: 'other.test' }],
        tls: TLS,
      },
    ],
    [
      'with TLS without a certificate',
      'different',
      {
        ingressClassName: 'nginx',
        rules: [HOST],
        tls: [{ hosts: ['shop.test'] }],
      },
    ],
  ])('%s: %s', (_, state, spec) => {
    expect(
      judgePart(expected, { Ingress: [anIngress('shop', spec)] }),
    ).toMatchObject({ state });
  });

  it.each([
    ['any issuer', '*', 'internal-ca', 'met'],
    ['no issuer', '*', undefined, 'different'],
    ['another issuer', 'letsencrypt-*', 'internal-ca', 'different'],
    ['an issuer that is alike', 'letsencrypt-*', 'letsencrypt-prod', 'met'],
  ])('with %s: %s is %s', (_, issuer, issuedBy, state) => {
    const ingress = anIngress(
      'shop',
      {},
      {
        'cert-manager.io/cluster-issuer': issuedBy,
      },
    );
    expect(
      judgePart(entryOf({ issuer }), { Ingress: [ingress] }),
    ).toMatchObject({ state });
  });

  describe('routes', () => {
    const frontend = aPart({
      id: 'frontend',
      title: 'Frontend',
      match: { names: ['frontend'] },
    });
    const api = aPart({ id: 'api', title: 'API', match: { names: ['api'] } });
    const routes = [
      { path: '/', part: 'frontend' },
      { path: '/api', part: 'api' },
    ];
    const routed = (name: string, ...paths: [string, string][]) =>
      anIngress(name, {
        rules: [
          {
            http: {
              paths: paths.map(([path, service]) => ({
                path,
                backend: { service: { name: service } },
              })),
            },
          },
        ],
      });
    const shop = {
      Deployment: [aDeployment('frontend'), aDeployment('api')],
      Service: [aService('frontend'), aService('api')],
    };

    it.each([
      [
        'in one Ingress',
        'met',
        [routed('shop', ['/', 'frontend'], ['/api', 'api'])],
      ],
      [
        'in an Ingress each',
        'met',
        [routed('pages', ['/', 'frontend']), routed('api', ['/api', 'api'])],
      ],
      ['one of them', 'different', [routed('shop', ['/', 'frontend'])]],
      [
        'to the wrong Service',
        'different',
        [routed('shop', ['/', 'api'], ['/api', 'api'])],
      ],
    ])('%s: %s', (_, state, Ingress) => {
      expect(
        judgePart(entryOf({ routes }), { ...shop, Ingress }, [frontend, api]),
      ).toMatchObject({ state });
    });
  });
});
