import { subjectOf } from '../../health/subjects';
import { parseTime } from '../../health/time';
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

export function checkCertificates(context: ConformanceContext): Verdict {
  const secrets = context.index
    .objects('Ingress')
    .flatMap(({ metadata, spec }) =>
      spec.tls.flatMap(({ secretName }) =>
        secretName === undefined
          ? []
          : [{ namespace: metadata.namespace, name: secretName }],
      ),
    );
  if (secrets.length > 0) {
    return worstVerdict(
      secrets.map(({ namespace, name }) =>
        judgeSecret(namespace, name, context),
      ),
    );
  }
  return context.knowsAll('Ingress')
    ? missing(
        'No Ingress names a certificate.',
        [{ path: 'spec.tls', value: 'none', expected: 'a certificate' }],
        {},
      )
    : unknown(context.whyUnknown('Ingress'));
}
