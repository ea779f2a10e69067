import type { Alert } from '../../observations';
import { alertSubject } from '../alerts';
import { createRule, type Verdict } from '../createRule';
import { quote } from '../words';

function severityOf({ severity }: Alert): Verdict['severity'] {
  switch (severity?.toLocaleLowerCase('en-US')) {
    case 'critical':
      return 'critical';
    case 'warning':
      return 'warning';
    default:
      return 'info';
  }
}

/** `2026-01-31 09:15 UTC`, as far as it is a time. */
function timeWords(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime())
    ? time
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function adviceOf({ runbookUrl, description }: Alert): string[] {
  return [
    ...(description ? [quote(description)] : []),
    runbookUrl
      ? `Follow its runbook: ${runbookUrl}`
      : 'Look at the query of its rule, and at the dashboards of the service.',
  ];
}

export const alertFiring = createRule({
  id: 'alert.firing',
  needs: ['alerts'],
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  items: index =>
    (index.facts.alerts ?? []).filter(({ state }) => state === 'firing'),
  subjectOf: alertSubject,
  judge(alert) {
    const { summary, description, silences = [], query, value } = alert;
    const words = quote(summary ?? description ?? 'its rule says nothing more');
    const silence = silences.at(0);
    return {
      severity: silence ? 'info' : severityOf(alert),
      reason: alert.name,
      says: silence
        ? `fires and is silenced by ${quote(
            silence.createdBy,
          )} until ${timeWords(silence.endsAt)}: ${words}`
        : `fires: ${words}`,
      remediation: adviceOf(alert),
      evidence: [
        {
          path: query ?? 'query',
          value: value === undefined ? 'firing' : String(value),
        },
        ...(silence?.comment
          ? [{ path: 'silence.comment', value: silence.comment }]
          : []),
      ],
      began: alert.activeSince,
    };
  },
});
