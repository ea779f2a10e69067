import type {
  Alert,
  AlertingRule,
  RuleInPlace,
} from '@flightdeck/plugin-environments-common';
import type { RuleDefinition, UpstreamRuleGroup } from '../client/rulesSchema';
import type { EnvironmentScope } from '../scope/EnvironmentScope';
import { describeAlert, describeRule } from './describeAlert';
import { RuleReach } from './RuleReach';

export interface AlertBookOptions {
  /** For example `prometheus/main`. */
  source: string;
  namespaceLabel: string;
}

interface PlacedAlert {
  alert: Alert;
  /** All labels, as they were before the large ones were left out. */
  labels: Record<string, string>;
}

interface Entry {
  rule: RuleDefinition;
  group: string;
  reach: RuleReach;
  alerts: PlacedAlert[];
}

/** An alert of an environment, with all of its labels. */
export type EnvironmentAlert = PlacedAlert;

/** The alerting rules of an instance and their alerts, as one poll found them. */
export class AlertBook {
  readonly #options: AlertBookOptions;
  readonly #entries: Entry[];

  constructor(groups: readonly UpstreamRuleGroup[], options: AlertBookOptions) {
    this.#options = options;
    this.#entries = groups.flatMap(({ name: group, rules }) =>
      rules.map(({ alerts, ...rule }) => ({
        group,
        rule,
        reach: new RuleReach(rule, options.namespaceLabel),
        alerts: alerts.flatMap(active => {
          const alert = describeAlert(rule, active, options.source);
          return alert ? [{ alert, labels: active.labels }] : [];
        }),
      })),
    );
  }

  /** Every alert that is active, of whatever namespace. */
  get all(): readonly Alert[] {
    return this.#entries.flatMap(({ alerts }) =>
      alerts.map(({ alert }) => alert),
    );
  }

  /** The alerts of an environment, firing ones first. */
  alertsOf(scope: EnvironmentScope): EnvironmentAlert[] {
    return this.#entries
      .flatMap(entry => this.#alertsIn(entry, scope))
      .sort((a, b) => orderOf(a.alert).localeCompare(orderOf(b.alert)));
  }

  /** The rules that speak of an environment, those that fail first. */
  rulesOf(scope: EnvironmentScope): AlertingRule[] {
    return this.#entries
      .flatMap(entry => {
        const alerts = this.#alertsIn(entry, scope).map(({ alert }) => alert);
        const bears =
          alerts.length > 0 ||
          scope.namespaces.some(namespace => entry.reach.includes(namespace));
        const { rule, group } = entry;
        return bears
          ? [describeRule(rule, group, alerts, this.#options.source)]
          : [];
      })
      .sort((a, b) => Number(b.health === 'err') - Number(a.health === 'err'));
  }

  /** The rules that may speak of an environment, for all that their definitions say. */
  rulesInPlace({ namespaces }: EnvironmentScope): RuleInPlace[] {
    const { source } = this.#options;
    return this.#entries
      .filter(({ reach }) =>
        namespaces.some(namespace => reach.mayInclude(namespace)),
      )
      .map(({ group, rule: { name, health } }) => ({
        group,
        name,
        health,
        source,
      }));
  }

  /** The same for books with the same rules in the same health, whatever their alerts. */
  get outline(): string {
    return JSON.stringify(
      this.#entries.map(({ group, rule: { name, query, labels, health } }) => [
        group,
        name,
        query,
        labels,
        health,
      ]),
    );
  }

  #alertsIn({ reach, alerts }: Entry, scope: EnvironmentScope): PlacedAlert[] {
    const { namespaceLabel } = this.#options;
    const { namespaces, cluster } = scope;
    return alerts.filter(({ labels }) => {
      // Without the label that tells clusters apart it may be about another one.
      if (cluster && labels[cluster.label] !== cluster.value) {
        return false;
      }
      const namespace = labels[namespaceLabel];
      return namespace
        ? namespaces.includes(namespace)
        : reach.isExplicit && namespaces.some(name => reach.includes(name));
    });
  }
}

function orderOf({ state, name, labels }: Alert): string {
  return `${state === 'firing' ? 0 : 1} ${name} ${JSON.stringify(labels)}`;
}
