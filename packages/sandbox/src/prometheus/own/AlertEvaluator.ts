import { createHash } from 'crypto';
import type { Labels } from '../../metrics/Sample';
import type { AlertingRule } from '../alertingRules';
import type { Expression, SeriesSource } from '../promql';
import { evaluate, labelsKey, parseExpression, withoutLabels } from '../promql';

export interface Alert {
  fingerprint: string;
  labels: Labels;
  annotations: Labels;
  state: 'pending' | 'firing';
  /** Unix seconds. */
  activeAt: number;
  value: number;
}

export interface RuleState {
  rule: AlertingRule;
  alerts: Alert[];
  /** Unix seconds; 0 before the first evaluation. */
  evaluatedAt: number;
}

/** Evaluates alerting rules again and again, and knows since when each alert is active. */
export class AlertEvaluator {
  readonly #rules: (RuleState & { expression: Expression })[];
  readonly #source: SeriesSource;

  constructor(rules: AlertingRule[], source: SeriesSource) {
    this.#source = source;
    this.#rules = rules.map(rule => ({
      rule,
      expression: parseExpression(rule.query),
      alerts: [],
      evaluatedAt: 0,
    }));
  }

  get rules(): readonly RuleState[] {
    return this.#rules;
  }

  get alerts(): Alert[] {
    return this.#rules.flatMap(({ alerts }) => alerts);
  }

  evaluate(time: number): void {
    for (const state of this.#rules) {
      const answer = evaluate(state.expression, this.#source, time);
      const samples = answer.type === 'vector' ? answer.value : [];
      const before = new Map(
        state.alerts.map(alert => [alert.fingerprint, alert]),
      );
      state.evaluatedAt = time;
      state.alerts = samples.map(sample => {
        const labels = alertLabels(state.rule, sample.labels);
        const fingerprint = fingerprintOf(labels);
        const activeAt = before.get(fingerprint)?.activeAt ?? time;
        const fires = time - activeAt >= state.rule.forSeconds;
        return {
          fingerprint,
          labels,
          annotations: fill(state.rule.annotations, sample.labels),
          state: fires ? 'firing' : 'pending',
          activeAt,
          value: sample.value,
        };
      });
    }
  }
}

function alertLabels(rule: AlertingRule, labels: Labels): Labels {
  return {
    ...withoutLabels(labels, ['__name__']),
    ...rule.labels,
    alertname: rule.name,
  };
}

function fingerprintOf(labels: Labels): string {
  return createHash('sha256')
    .update(labelsKey(labels))
    .digest('hex')
    .slice(0, 16);
}

function fill(templates: Labels, labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [
      name,
      template.replace(
        /\{\{ *\$labels\.(\w+) *\}\}/g,
        (_match, label: string) => labels[label] ?? '',
      ),
    ]),
  );
}
