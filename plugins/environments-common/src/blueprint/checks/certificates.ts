import { subjectOf } from '../../health/subjects';
import { parseTime } from '../../health/time';
import type { Ingress } from '../../kubernetes';
import type { ConformanceContext } from '../ConformanceContext';
import {
  different,
  met,
  missing,
  unknown,
  type Verdict,
  worstVerdict,
} from '../Verdict';

/** With less left than this, its renewal has not come about. */
const LEAST_DAYS = 7;
const DAY = 86_400_000;

function judgeSecret(
  namespace: string,
  name: string,
  context: ConformanceContext,
): Verdict {
  const secret = context.index.find('Secret', namespace, name);
  if (!secret) {
    return context.knowsAll('Secret', namespace)
      ? missing(
          `There is no Secret ${name} with the certificate.`,
          [{ path: `Secret ${name}`, value: 'none', expected: 'there' }],
          {},
        )
      : unknown(context.whyUnknown('Secret'));
  }
  const end = parseTime(secret.certificateExpiresAt);
  if (end === undefined) {
    return unknown(`When the certificate in Secret ${name} ends is not known.`);
  }
  const days = Math.floor((end - context.now.getTime()) / DAY);
  const evidence = [
    {
      subject: subjectOf('Secret', secret.metadata),
      path: 'end of its certificate',
      value: `in ${days} d`,
      expected: `in more than ${LEAST_DAYS} d`,
    },
  ];
  return days > LEAST_DAYS
    ? met(`The certificate in Secret ${name} lasts ${days} days.`, evidence)
    : different(
        `The certificate in Secret ${name} lasts ${days} days only.`,
        evidence,
        {},
      );
}

/** Where a load balancer of a cloud is told which certificate of its own to use. */
const HELD_BY_CLOUD = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
];

/** Of an Ingress that names no certificate of either kind nothing is said here. */
function judgeIngress(
  { metadata, spec }: Ingress,
  context: ConformanceContext,
): Verdict[] {
  const secrets = spec.tls.flatMap(({ secretName }) => secretName ?? []);
  if (secrets.length > 0) {
    return secrets.map(name => judgeSecret(metadata.namespace, name, context));
  }
  const held = HELD_BY_CLOUD.find(key => metadata.annotations[key]);
  return held
    ? [
        met(
          `The load balancer holds the certificate of Ingress ${metadata.name}, and its cloud renews it.`,
          [
            {
              subject: subjectOf('Ingress', metadata),
              path: `metadata.annotations[${held}]`,
              value: 'a certificate',
              expected: 'a certificate',
            },
          ],
        ),
      ]
    : [];
}

export function checkCertificates(context: ConformanceContext): Verdict {
  const verdicts = context.index
    .objects('Ingress')
    .flatMap(ingress => judgeIngress(ingress, context));
  if (verdicts.length > 0) {
    return worstVerdict(verdicts);
  }
  return context.knowsAll('Ingress')
    ? missing(
        'No Ingress names a certificate.',
        [{ path: 'spec.tls', value: 'none', expected: 'a certificate' }],
        {},
      )
    : unknown(context.whyUnknown('Ingress'));
}
