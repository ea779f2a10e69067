import { createObjectRule } from '../createRule';
import { listWords } from '../words';

const TLS_TYPE = 'kubernetes.io/tls';

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
        return [`Secret ${secretName} does not exist`];
      }
      return secret.type === TLS_TYPE
        ? []
        : [`Secret ${secretName} is not of type ${TLS_TYPE}`];
    });
    return broken.length === 0
      ? undefined
      : {
          severity: 'critical',
          reason: 'TlsSecretMissing',
          says: `has no certificate of its own: ${listWords(broken)}`,
          remediation: [
            `See what should write it: \`kubectl get certificates,secrets -n ${namespace}\`.`,
          ],
          evidence: broken.map(value => ({ path: 'spec.tls', value })),
        };
  },
});
