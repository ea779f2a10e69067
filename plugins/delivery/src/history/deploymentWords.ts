import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import type { Tone } from '@flightdeck/plugin-environments-react';
import { formatSpan } from './formatSpan';

/** A state as a tone and words. */
export interface Mark {
  tone: Tone;
  words: string;
}

/** How a deployment ended, in the words of the page. */
export const RESULT_MARKS: Readonly<Record<DeploymentRecord['result'], Mark>> =
  {
    running: { tone: 'progressing', words: 'Running' },
    succeeded: { tone: 'healthy', words: 'Succeeded' },
    failed: { tone: 'critical', words: 'Failed' },
    unknown: { tone: 'unknown', words: 'End not seen' },
  };

/** What was done. */
export const KIND_WORDS: Readonly<Record<DeploymentRecord['kind'], string>> = {
  sync: 'Sync',
  'partial-sync': 'Partial sync',
  rollback: 'Rollback',
};

/** How the environment fared with a deployment. */
export function outcomeMark(record: DeploymentRecord): Mark {
  const { outcome, healthyAt, restoredAt, startedAt, findings } = record;
  const wellAt = outcome === 'degraded' ? restoredAt : healthyAt;
  const toHealthy =
    wellAt === undefined
      ? undefined
      : (Date.parse(wellAt) - Date.parse(startedAt)) / 1000;
  switch (outcome) {
    case 'watching':
      return { tone: 'progressing', words: 'Being watched' };
    case 'healthy':
      return {
        tone: 'healthy',
        words:
          toHealthy === undefined
            ? 'Healthy'
            : `Healthy after ${formatSpan(toHealthy)}`,
      };
    case 'degraded':
      return {
        tone: findings.some(({ severity }) => severity === 'critical')
          ? 'critical'
          : 'warning',
        words:
          toHealthy === undefined
            ? 'Degraded'
            : `Degraded, healthy after ${formatSpan(toHealthy)}`,
      };
    default:
      return { tone: 'unknown', words: 'Not watched' };
  }
}
