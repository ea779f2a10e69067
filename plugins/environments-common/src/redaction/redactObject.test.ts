import fc from 'fast-check';
import { redactObject } from './redactObject';

const CANARY = 'canary-9f27';

/** Places for a secret, in the middle of arbitrary other things. */
const places: Record<string, (canary: string) => object> = {
  'data of a Secret': canary => ({ kind: 'Secret', data: { key: canary } }),
  'stringData of a Secret': canary => ({ stringData: { key: canary } }),
  'data of a ConfigMap': canary => ({ data: { 'a.yaml': `x: ${canary}` } }),
  'binaryData of a ConfigMap': canary => ({ binaryData: { key: canary } }),
  'data of a ConfigMap, as a text': canary => ({ data: canary }),
  'a literal variable': canary => ({
    containers: [{ name: 'a', env: [{ name: 'X', value: canary }] }],
  }),
  'a variable that is malformed': canary => ({
    env: [canary, { name: 'X', value: { deep: [canary] } }, [canary]],
  }),
  'a map of variables': canary => ({ env: { X: canary } }),
  'managed fields': canary => ({
    metadata: { managedFields: [{ fieldsV1: { f: canary } }] },
  }),
  'the last applied configuration': canary => ({
    metadata: {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': canary,
      },
    },
  }),
  'a long annotation': canary => ({
    annotations: { note: `${canary} ${'x'.repeat(300)}` },
  }),
  'an annotation with an object as JSON': canary => ({
    annotations: { note: JSON.stringify({ spec: { a: canary } }) },
  }),
  'an annotation with an object as YAML': canary => ({
    annotations: { note: `apiVersion: v1\nspec:\n  a: ${canary}` },
  }),
  'a command that was recorded': canary => ({
    annotations: {
      'kubernetes.io/change-cause': `kubectl set env deployment/web STRIPE=${canary}`,
    },
  }),
  'an annotation of a Pod template': canary => ({
    template: { metadata: { annotations: { 'vault.token': canary } } },
  }),
  'values of Helm': canary => ({
    source: { helm: { values: canary, valuesObject: { a: { b: canary } } } },
  }),
  'parameters of Helm': canary => ({
    sources: [{ helm: { parameters: [{ name: 'a', value: canary }] } }],
  }),
  'a flag': canary => ({ args: ['serve', `--password=${canary}`] }),
  'a quoted flag': canary => ({ args: [`--db-password="${canary} x"`] }),
  'a setting of a command': canary => ({
    args: ['upgrade', '--set', `db.pass=${canary},a=b`],
  }),
  'the signature of a URL': canary => ({
    url: `https://files.example/x?X-Amz-Signature=${canary}&a=b`,
  }),
  'a token of a well-known maker': canary => ({
    message: `cloned with glpat-${canary}-abcdef`,
  }),
  'the address of a web hook': canary => ({
    message: `posted to hooks.slack.com/services/T0/${canary}`,
  }),
  'a word after a flag': canary => ({ command: ['x', '--api-key', canary] }),
  'a flag in a script': canary => ({
    command: ['sh', '-c', `run --token ${canary} && sleep 1`],
  }),
  'a variable in a script': canary => ({
    args: ['-c', `export DB_PASSWORD='${canary}'; run`],
  }),
  'a header in a script': canary => ({
    args: ['-c', `curl -H "Authorization: Bearer ${canary}" x`],
  }),
  'a user and a password after their flag': canary => ({
    args: ['-sf', '-u', `health:${canary}`],
  }),
  'a user and a password in a script': canary => ({
    args: ['-c', `curl -u "health:${canary}" x`],
  }),
  'the short flag of a client of MySQL': canary => ({
    exec: { command: ['mysqladmin', 'ping', `-p${canary}`] },
  }),
  'the short flag in a script': canary => ({
    command: ['sh', '-c', `redis-cli -a ${canary} ping`],
  }),
  'a word after a short flag': canary => ({
    command: ['redis-cli', '-a', canary, 'ping'],
  }),
  'a piece of the configuration of a proxy': canary => ({
    annotations: {
      'nginx.ingress.kubernetes.io/configuration-snippet': `proxy_set_header X-Key ${canary};`,
      'ingress.kubernetes.io/custom-request-headers': `X-Key:${canary}`,
    },
  }),
  'the last words of a container': canary => ({
    state: { terminated: { exitCode: 1, message: `Told ${canary}.` } },
  }),
  'the signature of a shared address': canary => ({
    url: `https://files.example/x?sv=1&sig=${canary}`,
  }),
  'JSON in a script': canary => ({
    args: ['-c', `echo '{"secretKey":"${canary}"}'`],
  }),
  'a header of a probe': canary => ({
    httpGet: { httpHeaders: [{ name: 'X-Auth', value: canary }] },
  }),
  'a header of a route': canary => ({
    requestHeaderModifier: { set: [{ name: 'X-Auth', value: canary }] },
  }),
  'a URL': canary => ({ url: `https://user:${canary}@git.example/x` }),
  'a URL with an odd password': canary => ({
    message: `cannot connect to amqp://u:p/${canary}@@mq:5672/x`,
  }),
  'a URL with a parameter': canary => ({
    endpoint: `https://git.example/x?access_token=${canary}&a=b`,
  }),
  'a field that is called so': canary => ({
    keystores: { jks: { password: canary } },
  }),
  'a list that is called so': canary => ({ tokens: [canary] }),
  'the settings of a trigger': canary => ({
    triggers: [{ type: 'rabbitmq', metadata: { host: canary } }],
  }),
  'a template of a custom resource': canary => ({
    target: { template: { data: { a: `{{ .x }}${canary}` } } },
  }),
  'a private key': canary => ({
    note: `-----BEGIN RSA PRIVATE KEY-----\n${canary}\n-----END RSA PRIVATE KEY-----`,
  }),
  'a private key after its name': canary => ({
    note: `private_key: -----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`,
  }),
  'volume attributes': canary => ({
    csi: { volumeAttributes: { key: canary } },
  }),
};

describe('redactObject', () => {
  it.each(Object.entries(places))('hides %s', (_place, plant) => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.constantFrom('spec', 'template', 'items', 'status'), {
          maxLength: 5,
        }),
        (around, path) => {
          const planted = path.reduce<object>(
            (inner, key) => ({ ...around, [key]: [{ ...around, ...inner }] }),
            { ...around, ...plant(CANARY) },
          );
          const text = JSON.stringify(redactObject(planted));
          expect(text).not.toContain(CANARY);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('never throws, and answers with JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(JSON.stringify(redactObject(value))).toBeDefined();
      }),
    );
    let deep: object = {};
    for (let depth = 0; depth < 10_000; depth += 1) {
      deep = { deep };
    }
    expect(JSON.stringify(redactObject(deep))).toContain('too deep');
  });

  it('takes no longer for texts that are made to take long', () => {
    const startedAt = performance.now();
    for (const part of ['a', 'a://', '-', 'token', '--password ', '" :']) {
      redactObject({ args: [part.repeat(19_000 / part.length)] });
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it.each<[string, object]>([
    [
      'where values come from',
      {
        env: [
          {
            name: 'PASSWORD',
            valueFrom: { secretKeyRef: { name: 'api', key: 'password' } },
          },
        ],
        envFrom: [{ secretRef: { name: 'api' } }],
      },
    ],
    [
      'labels and what selects them',
      {
        metadata: { labels: { env: 'prod', config: 'a' } },
        selector: { env: 'prod' },
        matchExpressions: [
          { key: 'env', operator: 'In', values: ['prod', 'dev'] },
        ],
      },
    ],
    [
      'short annotations',
      { annotations: { 'kubernetes.io/change-cause': 'deploy 1.2' } },
    ],
    [
      'names of secrets',
      {
        secretName: 'api-tls',
        imagePullSecrets: [{ name: 'registry' }],
        volumes: [{ name: 'a', secret: { secretName: 'api' } }],
        automountServiceAccountToken: false,
        tokenExpirationSeconds: 3600,
      },
    ],
    [
      'images and messages',
      {
        image: 'ghcr.io/shop/token-service:1.2@sha256:abc',
        imageID: 'docker-pullable://shop/app@sha256:abc',
        message: 'Secret "api" not found',
      },
    ],
    ['quantities', { hard: { secrets: '10', 'requests.cpu': '4' } }],
    ['harmless commands', { command: ['redis-server', '--port', '6379'] }],
  ])('keeps %s', (_what, object) => {
    expect(redactObject(object)).toEqual(object);
  });

  it('keeps the names of what it hides', () => {
    expect(
      redactObject({
        kind: 'Secret',
        type: 'Opaque',
        data: { user: 'YQ==', password: 'Yg==' },
      }),
    ).toEqual({
      kind: 'Secret',
      type: 'Opaque',
      data: { user: '(hidden)', password: '(hidden)' },
    });
    expect(redactObject({ password: 123456 })).toEqual({
      password: '(hidden)',
    });
    expect(
      redactObject({ args: ['--url=postgres://u:p@db/x', '--token=a'] }),
    ).toEqual({
      args: ['--url=postgres://(hidden)@db/x', '--token=(hidden)'],
    });
  });
});
