import { aTlsSecret, NOW } from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

const ingress = kubernetesProjections.Ingress.parse(
  rawObject('shop', { spec: { tls: [{ secretName: 'shop-tls' }] } }),
);
const inCloud = kubernetesProjections.Ingress.parse(
  rawObject('cloud', {
    metadata: {
      annotations: { 'alb.ingress.kubernetes.io/certificate-arn': 'arn:x' },
    },
  }),
);
const inDays = (days: number) =>
  new Date(NOW.getTime() + days * 86_400_000).toISOString();
const certified = (days: number) => ({
  Ingress: [ingress],
  Secret: [aTlsSecret('shop-tls', inDays(days))],
});

describe('certificates', () => {
  it.each<VerdictCase>([
    ['no Ingress with TLS', 'missing', {}],
    ['of 8 days', 'met', certified(8)],
    ['of 7 days', 'different', certified(7)],
    ['not there', 'missing', { Ingress: [ingress] }],
    [
      'not decoded',
      'unknown',
      { Ingress: [ingress], Secret: [aTlsSecret('shop-tls')] },
    ],
    ['unread', 'unknown', { Ingress: [ingress], Secret: undefined }],
    ['held by a load balancer', 'met', { Ingress: [inCloud] }],
    [
      'held by a load balancer, and another that ends',
      'different',
      { ...certified(1), Ingress: [inCloud, ingress] },
    ],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment({ type: 'certificate' }, objects, parts),
    ).toMatchObject({ state });
  });
});
