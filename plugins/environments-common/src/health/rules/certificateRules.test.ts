import {
  aCertificate,
  ago,
  anIngress,
  aPod,
  aTlsSecret,
} from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';

const DAY = 86_400;
const inDays = (days: number) => ago(-days * DAY);
const certificate = (status: object): RuleCase['facts'] => ({
  objects: { Certificate: [aCertificate('tls', { status: { ...status } })] },
});
const entry = anIngress('entry', 'web');
const secret = (days: number, isUsed = true): RuleCase['facts'] => ({
  objects: {
    Secret: [aTlsSecret('tls', inDays(days))],
    Ingress: [
      {
        ...entry,
        spec: {
          ...entry.spec,
          tls: [{ hosts: [], secretName: isUsed ? 'tls' : 'other' }],
        },
      },
    ],
  },
});
const expiring = (severity: 'critical' | 'warning', words: RegExp) =>
  ({ severity, reason: 'CertificateExpiring', words } as const);

const expiry: RuleCase[] = [
  {
    when: 'it ends within a week and is not renewed',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(6.9), renewalTime: ago(24 * DAY) }),
    says: expiring('critical', /in 6 d .*renewed 24 d ago/),
  },
  {
    when: 'it ends in a week, to the second',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(7) }),
    says: expiring('warning', /in 7 d$/),
  },
  {
    when: 'it ends in three weeks, to the second',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(21) }),
  },
  {
    when: 'it has expired, whatever its manager plans',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: ago(DAY), renewalTime: inDays(1) }),
    says: { severity: 'critical', reason: 'CertificateExpired' },
  },
  {
    when: 'its renewal is overdue by more than a day',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(28.5), renewalTime: ago(1.5 * DAY) }),
    says: { severity: 'warning', reason: 'RenewalOverdue', words: /28 d/ },
  },
  {
    when: 'its renewal is overdue by a day, to the second',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(29), renewalTime: ago(DAY) }),
  },
  {
    when: 'it lasts a day and is renewed in time',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(0.6), renewalTime: inDays(0.3) }),
  },
  {
    when: 'it lasts a day and should have been renewed long ago',
    rule: 'cert.expiring',
    facts: certificate({ notAfter: inDays(0.1), renewalTime: ago(0.2 * DAY) }),
    says: expiring('critical', /in 2 h/),
  },
  {
    when: 'nobody knows when it ends',
    rule: 'cert.expiring',
    facts: certificate({}),
  },
  {
    when: 'a Secret holds one that ends soon',
    rule: 'cert.secret-expiring',
    facts: secret(6),
    says: expiring('critical', /holds a certificate that expires in 6 d/),
  },
  {
    when: 'a Pod mounts the Secret',
    rule: 'cert.secret-expiring',
    facts: {
      objects: {
        ...secret(6, false).objects,
        Pod: [
          aPod('web', {
            spec: { volumes: [{ secret: { secretName: 'tls' } }] },
          }),
        ],
      },
    },
    says: expiring('critical', /in 6 d/),
  },
  {
    when: 'nothing is seen to use the Secret',
    rule: 'cert.secret-expiring',
    facts: secret(-9, false),
    says: {
      severity: 'warning',
      reason: 'CertificateExpired',
      words: /expired 9 d ago/,
      advice: /remove it when that is so/,
    },
  },
  {
    when: 'a Secret holds one that lasts',
    rule: 'cert.secret-expiring',
    facts: secret(21),
  },
  {
    when: 'a Certificate speaks of the Secret',
    rule: 'cert.secret-expiring',
    facts: {
      objects: {
        ...secret(6).objects,
        ...certificate({ notAfter: inDays(6) }).objects,
      },
    },
  },
  {
    when: 'the Secret holds no certificate',
    rule: 'cert.secret-expiring',
    facts: { objects: { Secret: [aTlsSecret('tls')] } },
  },
];

const unready = { type: 'Ready', status: 'False', reason: 'DoesNotExist' };
const readiness: RuleCase[] = [
  {
    when: 'its issuer gave up',
    rule: 'cert.not-ready',
    facts: certificate({
      conditions: [
        { ...unready, message: 'Issuing certificate as Secret does not exist' },
      ],
    }),
    says: {
      severity: 'critical',
      reason: 'DoesNotExist',
      words: /Secret does not exist/,
      advice: /kubectl get certificaterequests,orders,challenges -n shop/,
    },
  },
  {
    when: 'it is being issued',
    rule: 'cert.not-ready',
    facts: certificate({
      conditions: [
        unready,
        { type: 'Issuing', status: 'True', lastTransitionTime: ago(3600) },
      ],
    }),
  },
  {
    when: 'it has been being issued for more than an hour',
    rule: 'cert.not-ready',
    facts: certificate({
      conditions: [
        unready,
        { type: 'Issuing', status: 'True', lastTransitionTime: ago(3601) },
      ],
    }),
    says: { severity: 'critical', reason: 'IssuingTooLong' },
  },
  {
    when: 'it is ready',
    rule: 'cert.not-ready',
    facts: certificate({ conditions: [{ type: 'Ready', status: 'True' }] }),
  },
];

const cases = [...expiry, ...readiness];

describe('rules of certificates', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(cases))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });
});
