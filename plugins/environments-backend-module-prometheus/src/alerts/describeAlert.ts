import type {
  Alert,
  AlertingRule,
} from '@flightdeck/plugin-environments-common';
import type { RuleDefinition, UpstreamAlert } from '../client/rulesSchema';
import { shorten } from '../text/shorten';

const LONGEST_TEXT = 2000;
const LONGEST_QUERY = 4000;
const LONGEST_LABEL = 300;
const MOST_LABELS = 40;

/** An alert in our words; undefined where it is not active. */
export function describeAlert(
  rule: RuleDefinition,
  alert: UpstreamAlert,
  source: string,
): Alert | undefined {
  const { labels, annotations, state } = alert;
  if (state === 'inactive') {
    return undefined;
  }
  const value = Number(alert.value?.replace('Inf', 'Infinity') ?? Number.NaN);
  return {
    name: rule.name,
    state,
    severity: labels.severity,
    summary: textOf(annotations.summary ?? annotations.message),
    description: textOf(annotations.description),
    runbookUrl: webAddressOf(annotations.runbook_url),
    labels: boundLabels(labels),
    activeSince: timeOf(alert.activeAt),
    value: Number.isFinite(value) ? value : undefined,
    query: shorten(rule.query, LONGEST_QUERY),
    source,
  };
}

/** A rule in our words, with the state that it has for some of its alerts. */
export function describeRule(
  rule: RuleDefinition,
  group: string,
  alerts: readonly Alert[],
  source: string,
): AlertingRule {
  return {
    group,
    name: rule.name,
    query: shorten(rule.query, LONGEST_QUERY),
    state: stateOf(rule, alerts),
    health: rule.health,
    lastError: textOf(rule.lastError || undefined),
    severity: rule.labels.severity,
    forSeconds: rule.duration,
    lastEvaluation: timeOf(rule.lastEvaluation),
    source,
  };
}

function stateOf(
  rule: RuleDefinition,
  alerts: readonly Alert[],
): AlertingRule['state'] {
  if (alerts.some(({ state }) => state === 'firing')) {
    return 'firing';
  }
  if (alerts.length > 0) {
    return 'pending';
  }
  return rule.state === 'unknown' ? 'unknown' : 'inactive';
}

function boundLabels(labels: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value.length <= LONGEST_LABEL)
      .slice(0, MOST_LABELS),
  );
}

function textOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shorten(text, LONGEST_TEXT);
}

function webAddressOf(text: string | undefined): string | undefined {
  return text && /^https?:$/.test(protocolOf(text)) ? text : undefined;
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}

/** Prometheus writes the year 1 for never. */
function timeOf(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) || time <= 0
    ? undefined
    : new Date(time).toISOString();
}
