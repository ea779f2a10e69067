import { aPart } from '../../__testUtils__/blueprints';
import { aDeployment } from '../../__testUtils__/builders';
import { type Raw, rawObject } from '../../__testUtils__/builders/raw';
import { aBackend, judgePart } from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

const expected = {
  networkPolicy: {
    from: [{ part: 'frontend' }, { namespace: 'ingress-nginx' }],
    ports: [8000],
  },
};
const frontend = aPart({
  id: 'frontend',
  title: 'Frontend',
  match: { names: ['frontend'] },
});
const workloads = [
  aBackend(),
  aDeployment('frontend'),
  aDeployment('stranger'),
];

const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const namespace = (name: string) => ({
  namespaceSelector: {
    matchLabels: { 'kubernetes.io/metadata.name': name },
  },
});
const FRONTEND = pods('frontend');
const INGRESS = namespace('ingress-nginx');
const PORT = [{ protocol: 'TCP', port: 8000 }];

/** The workloads with a policy of one rule. */
const ruled = (rule: Raw) => ({
  Deployment: workloads,
  NetworkPolicy: [
    kubernetesProjections.NetworkPolicy.parse(
      rawObject('backend', {
        spec: {
          podSelector: { matchLabels: { app: 'backend' } },
          policyTypes: ['Ingress'],
          ingress: [rule],
        },
      }),
    ),
  ],
});

describe('network policy', () => {
  it('none: missing', () => {
    expect(
      judgePart(expected, { Deployment: workloads }, [frontend]),
    ).toMatchObject({ state: 'missing' });
  });

  it.each<[string, string, Raw]>([
    ['that is as expected', 'met', { from: [FRONTEND, INGRESS], ports: PORT }],
    ['that lets in everybody', 'different', { ports: PORT }],
    [
      'that forgets the frontend',
      'different',
      { from: [INGRESS], ports: PORT },
    ],
    [
      'that lets in a stranger',
      'different',
      { from: [FRONTEND, INGRESS, pods('stranger')], ports: PORT },
    ],
    [
      'that lets in another namespace',
      'different',
      { from: [FRONTEND, INGRESS, namespace('other')], ports: PORT },
    ],
    ['that opens every port', 'different', { from: [FRONTEND, INGRESS] }],
    ['whose rules are not told', 'different', { from: 'x' }],
  ])('one %s: %s', (_, state, rule) => {
    expect(judgePart(expected, ruled(rule), [frontend])).toMatchObject({
      state,
    });
  });
});
