import type { Alert } from '@flightdeck/plugin-environments-common';
import { countOf } from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

/** Whether there is critical trouble: by the rules of health, and by alerts. */
export function judgeTrouble(environment: CollectedEnvironment): Aspect[] {
  return [...judgeFindings(environment), ...judgeAlerts(environment)];
}

function judgeFindings({
  definition: { name },
  judgement,
}: CollectedEnvironment): Aspect[] {
  if (!judgement) {
    return [
      {
        state: 'unknown',
        says: `The health of ${name} has not been judged yet.`,
      },
    ];
  }
  const { findings, health } = judgement;
  const counting = findings.filter(
    ({ pendingUntil }) => pendingUntil === undefined,
  );
  const critical = counting.filter(({ severity }) => severity === 'critical');
  if (critical.length > 0) {
    return critical.map(({ message }) => ({ state: 'failed', says: message }));
  }
  if (health.status === 'critical') {
    return [{ state: 'failed', says: health.sentence }];
  }
  if (health.status === 'unknown') {
    return [{ state: 'unknown', says: health.sentence }];
  }
  const warnings = counting.filter(({ severity }) => severity === 'warning');
  return [
    {
      state: health.status === 'progressing' ? 'pending' : 'passed',
      says: `${name} is ${health.status}: no critical finding${
        warnings.length > 0 ? `, ${countOf(warnings.length, 'warning')}` : ''
      }.`,
    },
  ];
}

function judgeAlerts({
  definition: { name },
  facts: { alerts },
}: CollectedEnvironment): Aspect[] {
  if (!alerts) {
    return [
      { state: 'unknown', says: `The alerts of ${name} could not be read.` },
    ];
  }
  const critical = alerts.filter(isCritical);
  return critical.length === 0
    ? [{ state: 'passed', says: 'No critical alert fires.' }]
    : critical.map(alert => ({
        state: isSilenced(alert) ? 'warning' : 'failed',
        says: `Alert ${alert.name} fires${
          isSilenced(alert) ? ', and is silenced' : ''
        }.`,
      }));
}

function isCritical({ severity, state }: Alert): boolean {
  return (
    state === 'firing' && severity?.toLocaleLowerCase('en-US') === 'critical'
  );
}

function isSilenced({ silences = [] }: Alert): boolean {
  return silences.length > 0;
}
