import type { Secret } from '../../kubernetes';
import { createObjectRule } from '../createRule';
import { listWords } from '../words';

const TLS_TYPE = 'kubernetes.io/tls';
const TLS_KEYS = ['tls.crt', 'tls.key'];

/** Most controllers take the certificate out of a Secret of any type. */
function isUsable({ keys }: Secret): boolean {
  return TLS_KEYS.every(key => keys.includes(key));
}

export const ingTlsMissing = createObjectRule('Ingress', {
  id: 'ing.tls-missing',
  alsoNeeds: ['Secret'],
  holdSeconds: 120,
  thresholds: {},
  concerns: ({ spec }) => spec.tls.some(({ secretName }) => secretName),
  judge({ metadata: { namespace }, spec }, { index }) {
    const broken = spec.tls.flatMap(({ secretName }) => {
      const secret = secretName && index.find('Secret', namespace, secretName);
      if (!secretName || (!secret && !index.seesAll('Secret', namespace))) {
        return [];
      }
      if (!secret) {
        return [{ what: `Secret ${secretName} does not exist`, isUsed: false }];
      }
      return secret.type === TLS_TYPE
        ? []
        : [
            {
              what: `Secret ${secretName} is not of type ${TLS_TYPE}`,
              isUsed: isUsable(secret),
            },
          ];
    });
    if (broken.length === 0) {
      return undefined;
    }
    const isDoubtful = broken.every(({ isUsed }) => isUsed);
    const words = listWords(broken.map(({ what }) => what));
    return {
      severity: isDoubtful ? 'warning' : 'critical',
      reason: 'TlsSecretMissing',
      says: isDoubtful
        ? `may have no certificate of its own: ${words}`
        : `has no certificate of its own: ${words}`,
      remediation: [
        `See what should write it: \`kubectl get certificates,secrets -n ${namespace}\`.`,
      ],
      evidence: broken.map(({ what }) => ({ path: 'spec.tls', value: what })),
    };
  },
});
