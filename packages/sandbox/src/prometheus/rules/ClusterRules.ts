import type { Cluster, KubeObject } from '../../kubernetes/Cluster';
import { builtInRules } from './builtInRules';
import { readPrometheusRule } from './readPrometheusRule';
import type { Rule, RuleGroup } from './RuleGroup';

const KIND = 'PrometheusRule';
const NAMESPACE = /\bnamespace\s*=~?\s*["']([a-z0-9|-]+)["']/g;

export interface ClusterRulesOptions {
  cluster: Cluster;
  /** How long every alert waits before it fires; as the rules say when absent. */
  alertForSeconds?: number;
}

/** The rules that hold: those of the sandbox, and those of the PrometheusRules of the cluster. */
export class ClusterRules {
  readonly #cluster: Cluster;
  readonly #forSeconds: number | undefined;

  constructor({ cluster, alertForSeconds }: ClusterRulesOptions) {
    this.#cluster = cluster;
    this.#forSeconds = alertForSeconds;
  }

  groups(): RuleGroup[] {
    const objects = this.#cluster.list(KIND);
    const own = objects.flatMap(readPrometheusRule);
    return [builtInRules(namespacesOfAlerts(objects)), ...own].map(group => ({
      ...group,
      rules: group.rules.map(rule => this.#withWait(rule)),
    }));
  }

  /** Calls the listener after each change of them. Returns the function that ends this. */
  onChange(listener: () => void): () => void {
    return this.#cluster.subscribe(({ object, previous, type }) => {
      const isNews = type !== 'MODIFIED' || previous?.spec !== object.spec;
      if (object.kind === KIND && isNews) {
        listener();
      }
    });
  }

  #withWait(rule: Rule): Rule {
    return rule.type === 'alerting'
      ? { ...rule, forSeconds: this.#forSeconds ?? rule.forSeconds }
      : rule;
  }
}

/** The namespaces that have an alert of their own, by its name. */
function namespacesOfAlerts(
  objects: readonly KubeObject[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const object of objects) {
    const rules = readPrometheusRule(object).flatMap(group => group.rules);
    for (const { type, name, query } of rules) {
      if (type === 'alerting') {
        const named = [...query.matchAll(NAMESPACE)].flatMap(([, names]) =>
          names.split('|'),
        );
        const known = found.get(name) ?? new Set<string>();
        [object.metadata.namespace ?? '', ...named]
          .filter(Boolean)
          .forEach(namespace => known.add(namespace));
        found.set(name, known);
      }
    }
  }
  return found;
}
