import { diffManifests } from './diffManifests';

const CANARY = 'canary-4c1d';

const deployment = (image: string, variables: object[] = [], extra = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'api', namespace: 'shop', ...extra },
  spec: {
    template: {
      spec: { containers: [{ name: 'api', image, env: variables }] },
    },
  },
});

function told(before: unknown, after: unknown) {
  const { lines } = diffManifests(before, after);
  return lines.flatMap(({ type, text }) =>
    type === 'removed' || type === 'added'
      ? [`${type === 'added' ? '+' : '-'}${text.trim()}`]
      : [],
  );
}

describe('diffManifests', () => {
  it('tells what differs as YAML', () => {
    expect(told(deployment('api:1'), deployment('api:2'))).toEqual([
      '-image: api:1',
      '+image: api:2',
    ]);
  });

  it('leaves out what the cluster itself writes', () => {
    const live = {
      ...deployment('api:1', [], {
        uid: 'u',
        resourceVersion: '7',
        generation: 3,
        creationTimestamp: '2026-01-01T00:00:00Z',
        managedFields: [{ manager: 'argocd' }],
      }),
      status: { replicas: 1 },
    };
    expect(diffManifests(live, deployment('api:1')).lines).toEqual([]);
  });

  it('says of a hidden value that it is another', () => {
    const secret = (a: string) => ({
      kind: 'Secret',
      metadata: { name: 's' },
      data: { A: a, B: 'same' },
    });
    expect(told(secret('++++++++'), secret('+++++++++'))).toEqual([
      '-A: (hidden)',
      '+A: (hidden, changed)',
    ]);
  });

  it('compares variables by name, whatever their order', () => {
    const one = { name: 'ONE', value: `${CANARY}-1` };
    const two = { name: 'TWO', value: `${CANARY}-2` };
    const lines = told(
      deployment('api:1', [one, two]),
      deployment('api:1', [two, { name: 'ONE', value: `${CANARY}-3` }]),
    );
    expect(lines.filter(line => line.includes('changed'))).toHaveLength(1);
    expect(lines.join()).not.toContain(CANARY);
  });

  it.each<[string, unknown]>([
    ['data of a Secret', { kind: 'Secret', data: { a: CANARY } }],
    ['stringData of a Secret', { kind: 'Secret', stringData: { a: CANARY } }],
    ['data of a ConfigMap', { kind: 'ConfigMap', data: { a: CANARY } }],
    ['binaryData', { kind: 'ConfigMap', binaryData: { a: CANARY } }],
    ['a variable', deployment('api:1', [{ name: 'A', value: CANARY }])],
    [
      'values of Helm',
      {
        kind: 'Application',
        spec: {
          source: {
            helm: {
              values: CANARY,
              valuesObject: { a: CANARY },
              parameters: [{ name: 'a', value: CANARY }],
            },
          },
        },
      },
    ],
    [
      'the last applied configuration',
      {
        kind: 'Secret',
        metadata: {
          name: 's',
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': CANARY,
          },
        },
      },
    ],
  ])('holds no value of %s, on whichever side', (_what, manifest) => {
    const other = { kind: 'Other', metadata: { name: 'x' } };
    for (const pair of [
      [manifest, undefined],
      [undefined, manifest],
      [manifest, other],
      [other, manifest],
    ]) {
      const difference = diffManifests(pair[0], pair[1]);
      expect(difference.lines).not.toEqual([]);
      expect(JSON.stringify(difference)).not.toContain(CANARY);
    }
  });
});
