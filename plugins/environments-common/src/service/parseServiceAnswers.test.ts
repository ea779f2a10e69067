import fc from 'fast-check';
import { describeService } from './describeService';
import { parseServiceAnswers } from './parseServiceAnswers';

const ANSWERS = {
  blueprint: 'gitops-web-platform',
  name: 'shop',
  title: 'Shop',
  description: 'Sells things.',
  owner: 'group:default/shop-team',
  repository: { kind: 'git', host: 'sandbox', name: 'shop' },
  placement: { cluster: 'sandbox', argocdInstance: 'sandbox' },
  exposure: { host: 'shop.example.org' },
  images: 'ghcr.io/shop-team',
  secrets: { provider: 'infisical' },
  alerts: { email: 'oncall@example.org', slackChannel: '#shop' },
  grafana: 'https://grafana.example.org',
  files: { bucket: 'shop-files', endpoint: 'https://s3.example.org' },
  signIn: { issuer: 'https://login.example.org', clientId: 'shop' },
};

function mistakesOf(changes: object) {
  return parseServiceAnswers({ ...ANSWERS, ...changes }).mistakes;
}

describe('parseServiceAnswers', () => {
  it('fills in what nobody answered', () => {
    const { answers } = parseServiceAnswers(ANSWERS);
    expect(answers).toMatchObject({
      stages: ['dev', 'staging', 'prod'],
      version: '0.1.0',
      namespaces: { mode: 'create', layout: 'environment' },
      sizes: { frontend: 2, databaseGi: 50, storageClass: 'rcp-nas' },
      backup: { schedule: '30 2 * * *', retentionDays: 30 },
    });
  });

  it.each([
    [{ name: 'Shop' }, 'name'],
    [{ name: 'a'.repeat(31) }, 'name'],
    [{ name: '../x' }, 'name'],
    [{ name: '-shop' }, 'name'],
    [{ name: 'null' }, 'name'],
    [{ namespaces: { names: { dev: 'on' } } }, 'namespaces.names.dev'],
    [
      {
        repository: {
          kind: 'gitlab',
          repoUrl: 'gitlab.com?owner=a/../b&repo=shop',
        },
      },
      'repository.repoUrl',
    ],
    [
      {
        repository: { kind: 'github', repoUrl: 'github.com?owner=a&repo=..' },
      },
      'repository.repoUrl',
    ],
    [{ title: 'two\nlines' }, 'title'],
    [{ title: '  ' }, 'title'],
    [{ owner: 'shop-team' }, 'owner'],
    [{ exposure: { host: 'shop' } }, 'exposure.host'],
    [{ exposure: { host: 'shop.example.org/path' } }, 'exposure.host'],
    [{ exposure: { host: 'shop.example.org\nx: y' } }, 'exposure.host'],
    [{ images: 'ghcr.io/shop:latest' }, 'images'],
    [{ stages: [] }, 'stages'],
    [{ stages: ['dev', 'dev'] }, 'stages'],
    [{ stages: ['qa'] }, 'stages.0'],
    [{ grafana: 'ftp://grafana.example.org' }, 'grafana'],
    [
      { repository: { kind: 'git', host: 'sandbox', name: '../x' } },
      'repository.name',
    ],
    [
      { repository: { kind: 'github', repoUrl: 'github.com' } },
      'repository.repoUrl',
    ],
    [{ sizes: { databaseGi: 10 } }, 'sizes.databaseGi'],
    [{ backup: { schedule: 'daily' } }, 'backup.schedule'],
    [{ namespaces: { names: { dev: 'kube system' } } }, 'namespaces.names.dev'],
    [
      { namespaces: { names: { dev: 'shop', prod: 'shop' } } },
      'namespaces.names.prod',
    ],
    [{ unknown: 1 }, ''],
  ])('tells what is wrong with %j', (changes, field) => {
    expect(mistakesOf(changes)?.map(mistake => mistake.field)).toContain(field);
    for (const { message } of mistakesOf(changes) ?? []) {
      expect(message).not.toBe('');
    }
  });

  it('tells of every mistake at once', () => {
    expect(
      mistakesOf({ name: 'X', owner: 'y', images: 'z' })?.map(
        ({ field }) => field,
      ),
    ).toEqual(['name', 'owner', 'images']);
  });

  it('lets nothing into a name that could leave its place in a manifest', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), name => {
        const { answers } = parseServiceAnswers({ ...ANSWERS, name });
        expect(answers?.name ?? 'none').toMatch(/^[a-z][a-z0-9-]{0,29}$/);
      }),
    );
  });
});

describe('describeService', () => {
  function describing(changes: object) {
    const { answers, mistakes } = parseServiceAnswers({
      ...ANSWERS,
      ...changes,
    });
    if (!answers) {
      throw new Error(JSON.stringify(mistakes));
    }
    return describeService(answers);
  }

  it('names the environments in the order of their stages', () => {
    const { environments } = describing({ stages: ['prod', 'staging'] });
    expect(environments).toMatchObject([
      {
        stage: 'staging',
        name: 'shop-staging',
        title: 'Shop staging',
        namespaces: ['shop-staging'],
        host: 'shop-staging.example.org',
        isProduction: false,
      },
      {
        stage: 'prod',
        name: 'shop-prod',
        promotesFrom: 'shop-staging',
        host: 'shop.example.org',
        isProduction: true,
      },
    ]);
    expect(environments[0].promotesFrom).toBeUndefined();
  });

  it('gives each tier a namespace where asked to', () => {
    const { environments } = describing({
      stages: ['prod'],
      namespaces: { layout: 'tier', names: { prod: 'store' } },
    });
    expect(environments[0].namespaces).toEqual([
      'store-frontend',
      'store-backend',
      'store-worker',
      'store-data',
    ]);
    expect(environments[0].tiers.data).toBe('store-data');
  });

  it('takes the class of the Ingress from the cloud where nobody chose', () => {
    expect(describing({}).ingressClass).toBe('nginx');
    expect(
      describing({
        exposure: { host: 'a.example.org', ingressClass: 'traefik' },
      }).ingressClass,
    ).toBe('traefik');
  });
});
