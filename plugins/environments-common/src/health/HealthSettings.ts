import type { EnvironmentDefinition } from '../environment/EnvironmentDefinition';
import { type HealthPolicy, overridesFor } from './HealthPolicy';
import type { Rule, RuleFinding, RuleSettings } from './Rule';
import type { RuleOverride, RuleOverrides } from './RuleOverride';

/** The settings of the rules for one environment. */
export class HealthSettings {
  readonly #overrides: RuleOverrides;
  readonly #settings = new Map<Rule, RuleSettings>();

  constructor(overrides: RuleOverrides = {}) {
    this.#overrides = overrides;
  }

  isOff({ id }: Rule): boolean {
    return this.#override(id)?.enabled === false;
  }

  of(rule: Rule): RuleSettings {
    const known = this.#settings.get(rule);
    if (known) {
      return known;
    }
    const { defaults } = rule;
    const { holdSeconds, thresholds } = this.#override(rule.id) ?? {};
    const settings = {
      holdSeconds: holdSeconds ?? defaults.holdSeconds,
      thresholds: { ...defaults.thresholds, ...thresholds },
    };
    this.#settings.set(rule, settings);
    return settings;
  }

  /** How long a finding must hold: what is set wins over what the finding asks for. */
  holdSecondsOf(rule: Rule, finding: RuleFinding): number {
    const set = this.#override(rule.id)?.holdSeconds;
    // What a rule cannot judge is told of at once.
    return finding.severity === 'unknown' || set === undefined
      ? finding.holdSeconds ?? this.of(rule).holdSeconds
      : set;
  }

  /** What a finding counts as, which is no more than what is set. */
  severityOf({ id }: Rule, { severity }: RuleFinding): RuleFinding['severity'] {
    const most = this.#override(id)?.severity;
    const isCapped =
      (severity === 'critical' && most !== undefined) ||
      (severity === 'warning' && most === 'info');
    return isCapped && most ? most : severity;
  }

  #override(id: string): RuleOverride | undefined {
    return Object.hasOwn(this.#overrides, id) ? this.#overrides[id] : undefined;
  }
}

const DEFAULT_SETTINGS = new HealthSettings();
const known = new WeakMap<
  EnvironmentDefinition,
  { policy: HealthPolicy; settings: HealthSettings }
>();

/** The settings of an environment: the same object for the same arguments. */
export function settingsFor(
  environment: EnvironmentDefinition,
  policy: HealthPolicy,
): HealthSettings {
  const before = known.get(environment);
  if (before?.policy === policy) {
    return before.settings;
  }
  const overrides = overridesFor(environment, policy);
  const settings =
    Object.keys(overrides).length === 0
      ? DEFAULT_SETTINGS
      : new HealthSettings(overrides);
  known.set(environment, { policy, settings });
  return settings;
}
