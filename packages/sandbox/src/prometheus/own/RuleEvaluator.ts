import { createHash } from 'crypto';
import type { Labels } from '../../metrics/Sample';
import type { Expression, Vector } from '../promql';
import {
  evaluate,
  labelsKey,
  parseExpression,
  PromqlError,
  withoutLabels,
} from '../promql';
import type { AlertingRule, Rule, RuleGroup } from '../rules/RuleGroup';
import { keyOf } from '../rules/RuleGroup';
import { fillTemplate } from './fillTemplate';
import type { SampleStore } from './SampleStore';

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
  rule: Rule;
  alerts: Alert[];
  /** Unix seconds; 0 before the first evaluation. */
  evaluatedAt: number;
  /** Why it could not be evaluated. */
  lastError?: string;
}

export interface GroupState {
  group: RuleGroup;
  rules: RuleState[];
  evaluatedAt: number;
}

/** Timers are a little early at times. */
const JITTER_SECONDS = 0.5;

/** Evaluates rules again and again: knows since when each alert is active, and records. */
export class RuleEvaluator {
  readonly #store: SampleStore;
  #groups: GroupState[] = [];

  constructor(store: SampleStore) {
    this.#store = store;
  }

  get groups(): readonly GroupState[] {
    return this.#groups;
  }

  get alerts(): Alert[] {
    return this.#groups.flatMap(({ rules }) =>
      rules.flatMap(({ alerts }) => alerts),
    );
  }

  /** Takes other rules. Alerts of those that stay as they are go on. */
  setGroups(groups: readonly RuleGroup[]): void {
    const before = new Map(
      this.#groups.map(state => [keyOf(state.group), state]),
    );
    this.#groups = groups.map(group => {
      const known = before.get(keyOf(group));
      return {
        group,
        evaluatedAt: known?.evaluatedAt ?? 0,
        rules: group.rules.map(rule => ({
          ...{ alerts: [], evaluatedAt: 0 },
          ...known?.rules.find(state => isSame(state.rule, rule)),
          rule,
        })),
      };
    });
  }

  evaluate(time: number): void {
    for (const state of this.#groups) {
      const passed = time - state.evaluatedAt + JITTER_SECONDS;
      if (passed >= state.group.intervalSeconds) {
        state.evaluatedAt = time;
        state.rules.forEach(rule => this.#evaluate(state.group, rule, time));
      }
    }
  }

  /** One that cannot be read or evaluated leaves the others alone. */
  #evaluate(group: RuleGroup, state: RuleState, time: number): void {
    const { rule } = state;
    state.evaluatedAt = time;
    try {
      const samples = this.#answer(rule, time);
      if (rule.type === 'alerting') {
        state.alerts = alertsOf(rule, samples, state.alerts, time);
      } else {
        this.#record(group, rule, samples, time);
      }
      state.lastError = undefined;
    } catch (error) {
      if (!(error instanceof PromqlError)) {
        throw error;
      }
      state.alerts = [];
      state.lastError = error.message;
    }
  }

  #answer({ query }: Rule, time: number): Vector {
    const answer = evaluate(expressionOf(query), this.#store, time);
    switch (answer.type) {
      case 'vector':
        return answer.value;
      case 'scalar':
        return [{ labels: {}, value: answer.value }];
      default:
        throw new PromqlError('execution', 'rule result is not a vector');
    }
  }

  #record(group: RuleGroup, rule: Rule, samples: Vector, time: number): void {
    this.#store.append(
      `${keyOf(group)};${rule.name};${rule.query}`,
      time,
      samples.map(({ labels, value }) => ({
        name: rule.name,
        labels: { ...withoutLabels(labels, ['__name__']), ...rule.labels },
        value,
      })),
    );
  }
}

const expressions = new Map<string, Expression>();
const MOST_EXPRESSIONS = 5000;

/** Queries are evaluated often, and read once. */
function expressionOf(query: string): Expression {
  const known = expressions.get(query) ?? parseExpression(query);
  if (expressions.size >= MOST_EXPRESSIONS) {
    expressions.clear();
  }
  expressions.set(query, known);
  return known;
}

function isSame(left: Rule, right: Rule): boolean {
  return (
    left.type === right.type &&
    left.name === right.name &&
    labelsKey(left.labels) === labelsKey(right.labels) &&
    // Another query of the same alert may well have the same answers.
    (left.type === 'alerting' || left.query === right.query)
  );
}

function alertsOf(
  rule: AlertingRule,
  samples: Vector,
  known: readonly Alert[],
  time: number,
): Alert[] {
  const before = new Map(known.map(alert => [alert.fingerprint, alert]));
  return samples.map(sample => {
    const fill = (texts: Labels) =>
      Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [
          name,
          fillTemplate(text, sample),
        ]),
      );
    const labels = {
      ...withoutLabels(sample.labels, ['__name__']),
      ...fill(rule.labels),
      alertname: rule.name,
    };
    const fingerprint = fingerprintOf(labels);
    const activeAt = before.get(fingerprint)?.activeAt ?? time;
    return {
      fingerprint,
      labels,
      annotations: fill(rule.annotations),
      state: time - activeAt >= rule.forSeconds ? 'firing' : 'pending',
      activeAt,
      value: sample.value,
    };
  });
}

function fingerprintOf(labels: Labels): string {
  return createHash('sha256')
    .update(labelsKey(labels))
    .digest('hex')
    .slice(0, 16);
}
