import type { AlertList } from '../api/alerts';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import { parseTime } from '../health/time';
import type { Alert, AlertingRule } from '../observations';
import { explainFeed, explainSources } from './explainFeed';

/**
 * What one metrics source says of the alerting rules of an environment.
 *
 * @public
 */
export interface RuleReading {
  /** Absent when the source could not be asked. */
  rules?: readonly AlertingRule[];
  problems: readonly string[];
}

/**
 * The alerts of an environment, those that fire first, and its alerting rules, those that fail
 * first. Pure.
 *
 * @public
 */
export function assembleAlerts(
  facts: EnvironmentFacts,
  readings: readonly RuleReading[],
): AlertList {
  const told = readings.flatMap(({ rules }) => (rules ? [rules] : []));
  return {
    alerts: facts.alerts && [...facts.alerts].sort(compareAlerts),
    rules: told.length > 0 ? told.flat().sort(compareRules) : undefined,
    problems: [
      ...new Set([
        ...explainFeed('alerts', facts),
        ...(facts.alerts ? explainSources('alerts', facts) : []),
        ...readings.flatMap(({ problems }) => problems),
      ]),
    ],
  };
}

/** Firing before pending, then the newest first. */
function compareAlerts(a: Alert, b: Alert): number {
  return (
    Number(a.state !== 'firing') - Number(b.state !== 'firing') ||
    (parseTime(b.activeSince) ?? 0) - (parseTime(a.activeSince) ?? 0)
  );
}

const STATES: readonly AlertingRule['state'][] = [
  'firing',
  'pending',
  'unknown',
  'inactive',
];

function compareRules(a: AlertingRule, b: AlertingRule): number {
  return (
    Number(a.health !== 'err') - Number(b.health !== 'err') ||
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    compareText(`${a.group}/${a.name}`, `${b.group}/${b.name}`)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
