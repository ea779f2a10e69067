import {
  countOf,
  isConfiguration,
  type Secret,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

const DAY_MS = 86_400_000;

/** Whether Secrets were written lately enough. Certificates have an end of their own instead. */
export function judgeSecretAges(
  { definition, facts }: CollectedEnvironment,
  { maxAgeMs, now }: { maxAgeMs: number; now: Date },
): Aspect[] {
  const { Secret: all } = facts.objects;
  if (!all) {
    return [];
  }
  const secrets = all.filter(
    secret =>
      isConfiguration(secret) && secret.certificateExpiresAt === undefined,
  );
  if (secrets.length === 0) {
    return [
      {
        state: 'not-applicable',
        says: `${definition.name} has no Secret that would have to be rotated.`,
      },
    ];
  }
  const limit = `${Math.floor(maxAgeMs / DAY_MS)} days`;
  const found = secrets.flatMap(secret =>
    judgeAge(secret, { limit, limitMs: now.getTime() - maxAgeMs }),
  );
  return found.length > 0
    ? found
    : [
        {
          state: 'passed',
          says: `${countOf(
            secrets.length,
            'Secret',
          )}, none older than ${limit}.`,
        },
      ];
}

function judgeAge(
  { metadata, updatedAt }: Secret,
  { limit, limitMs }: { limit: string; limitMs: number },
): Aspect[] {
  const at = updatedAt ?? metadata.creationTimestamp;
  const written = Date.parse(at ?? '');
  if (at === undefined || Number.isNaN(written)) {
    return [
      {
        state: 'unknown',
        says: `How old Secret ${metadata.name} is cannot be read.`,
      },
    ];
  }
  return written < limitMs
    ? [
        {
          state: 'failed',
          says: `Secret ${metadata.name} was last written on ${at.slice(
            0,
            10,
          )}, more than ${limit} ago.`,
        },
      ]
    : [];
}
