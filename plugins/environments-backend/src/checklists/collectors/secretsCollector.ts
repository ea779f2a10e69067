import { z } from 'zod';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector, durationOption } from './createFactCollector';
import { judgeCertificates } from './judgeCertificates';
import { judgeExternalSecrets } from './judgeExternalSecrets';
import { judgeSecretAges } from './judgeSecretAges';
import { judgeSecretUse } from './judgeSecretUse';
import { sourceNames, sourceTroubles, unreadKinds } from './sourceTroubles';

const SOURCES = ['kubernetes'] as const;

/**
 * Tells whether Secrets are younger than is asked, fresh and in use, by their names and metadata. It
 * looks only where it is asked to.
 */
export const secretsCollector = createFactCollector({
  id: 'secrets',
  source: 'kubernetes',
  options: z.strictObject({
    enabled: z.boolean().default(false),
    maxAge: durationOption('P90D'),
  }),
  look({ now, target }, { enabled, maxAge: maxAgeMs }) {
    const { name } = target.definition;
    if (!enabled) {
      return conclude(
        [
          {
            state: 'not-applicable',
            says: 'Secrets are not looked at: that is opt-in, by the option enabled of this evidence.',
          },
        ],
        {},
      );
    }
    const unread: Aspect[] = [
      ...sourceTroubles(target, SOURCES),
      ...unreadKinds(target, ['Secret', 'Pod']),
    ];
    return conclude(
      [
        ...unread,
        ...judgeSecretAges(target, { now, maxAgeMs }),
        ...judgeCertificates(target, now),
        ...judgeExternalSecrets(target, now),
        ...judgeSecretUse(target),
      ],
      {
        asked: `Names, ages and last writes of the Secrets of ${name}, ExternalSecrets, Certificates, and when containers started`,
        from: sourceNames(target, SOURCES),
      },
    );
  },
});
