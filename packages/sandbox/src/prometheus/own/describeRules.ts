import { formatValue } from './answers';
import type { Alert, GroupState, RuleState } from './RuleEvaluator';

/** The groups of `/api/v1/rules`, of one type of rules or of all. */
export function describeGroups(groups: readonly GroupState[], type: unknown) {
  const isWanted = ({ rule }: RuleState) =>
    type === undefined ||
    rule.type === (type === 'record' ? 'recording' : 'alerting');
  return groups
    .map(({ group, rules, evaluatedAt }) => ({
      name: group.name,
      file: group.file,
      interval: group.intervalSeconds,
      limit: 0,
      rules: rules.filter(isWanted).map(describeRule),
      evaluationTime: 0,
      lastEvaluation: formatTime(evaluatedAt),
    }))
    .filter(({ rules }) => rules.length > 0);
}

function describeRule({ rule, alerts, evaluatedAt, lastError }: RuleState) {
  const { name, query, labels } = rule;
  const common = {
    ...{ name, query, labels },
    health: healthOf(evaluatedAt, lastError),
    ...(lastError !== undefined && { lastError }),
    lastEvaluation: formatTime(evaluatedAt),
    evaluationTime: 0,
  };
  if (rule.type === 'recording') {
    return { ...common, type: rule.type };
  }
  const firing = alerts.some(alert => alert.state === 'firing');
  const pending = alerts.length > 0 ? 'pending' : 'inactive';
  return {
    ...common,
    type: rule.type,
    duration: rule.forSeconds,
    annotations: rule.annotations,
    state: firing ? 'firing' : pending,
    alerts: alerts.map(describeAlert),
  };
}

export function describeAlert(alert: Alert) {
  const { labels, annotations, state, activeAt, value } = alert;
  return {
    labels,
    annotations,
    state,
    activeAt: formatTime(activeAt),
    value: formatValue(value),
  };
}

function healthOf(evaluatedAt: number, lastError: string | undefined) {
  if (lastError !== undefined) {
    return 'err';
  }
  return evaluatedAt === 0 ? 'unknown' : 'ok';
}

function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
