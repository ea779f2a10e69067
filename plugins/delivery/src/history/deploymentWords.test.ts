import { deploymentFixture } from '@flightdeck/plugin-environments-react/testUtils';
import type { FollowingFinding } from '@flightdeck/plugin-environments-common';
import { outcomeMark } from './deploymentWords';

const startedAt = '2026-11-21T12:00:00Z';
const healthyAt = '2026-11-21T12:00:40Z';

function finding(severity: FollowingFinding['severity']): FollowingFinding {
  return { rule: 'pod.crash-loop', severity, message: 'x', since: startedAt };
}

describe('outcomeMark', () => {
  it.each([
    [{ outcome: 'watching' }, 'progressing', 'Being watched'],
    [{ outcome: 'healthy', healthyAt }, 'healthy', 'Healthy after 40 s'],
    [{ outcome: 'healthy', healthyAt: undefined }, 'healthy', 'Healthy'],
    [{ outcome: 'degraded', healthyAt }, 'warning', 'Degraded'],
    [
      {
        outcome: 'degraded',
        restoredAt: healthyAt,
        findings: [finding('warning'), finding('critical')],
      },
      'critical',
      'Degraded, healthy after 40 s',
    ],
    [{ outcome: 'unknown', healthyAt }, 'unknown', 'Not watched'],
  ] as const)('says of %j: %s, %s', (given, tone, words) => {
    const record = deploymentFixture({
      startedAt,
      ...given,
      findings: 'findings' in given ? [...given.findings] : [],
    });
    expect(outcomeMark(record)).toEqual({ tone, words });
  });
});
