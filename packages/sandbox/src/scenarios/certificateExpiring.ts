import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { certificateEndingAt } from './certificateEndingAt';
import { Scenario, ScenarioTarget } from './Scenario';

const DAYS = 5;
const DAY = 24 * 60 * 60 * 1000;

const tlsSecretSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  type: z.literal('kubernetes.io/tls'),
  data: z.looseObject({ 'tls.crt': z.string(), 'tls.key': z.string() }),
});

export const certificateExpiring: Scenario = {
  id: 'certificate-expiring',
  description: `Nobody renewed the certificate of the Ingress: it ends in ${DAYS} days.`,
  break(target) {
    const { cluster, namespace, clock } = target;
    const { metadata, data } = findTlsSecret(target);
    const text = (base64: string) => Buffer.from(base64, 'base64').toString();
    const before = data['tls.crt'];
    const ending = Buffer.from(
      certificateEndingAt(
        text(before),
        text(data['tls.key']),
        new Date(clock().getTime() + DAYS * DAY),
      ),
    ).toString('base64');
    const set = (certificate: string) =>
      cluster.patch('Secret', namespace, metadata.name, {
        data: { 'tls.crt': certificate },
      });
    set(ending);
    return () => {
      const now = tlsSecretSchema.safeParse(
        cluster.get('Secret', namespace, metadata.name),
      ).data;
      if (now?.data['tls.crt'] === ending) {
        set(before);
      }
    };
  },
};

function findTlsSecret({ cluster, namespace }: ScenarioTarget) {
  const found = cluster
    .list('Secret', namespace)
    .flatMap(secret => tlsSecretSchema.safeParse(secret).data ?? [])
    .at(0);
  if (!found) {
    throw new NotFoundError(
      `Namespace ${namespace} has no Secret with a certificate.`,
    );
  }
  return found;
}
