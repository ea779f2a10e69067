import { checkRuleOverrides } from '../health/checkRuleOverrides';
import type { RuleOverride, RuleOverrides } from '../health/RuleOverride';

const SECONDS = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);
const DURATION = /^(?:\d+(?:\.\d+)?[smhd])+$/;
const DURATION_PART = /(\d+(?:\.\d+)?)([smhd])/g;
const RULE = /^([a-z][a-z0-9.-]*)(?:\s*=\s*(\S+)|\s+(\S.*))?$/;
const SETTING = /^([A-Za-z]+)=(\S+)$/;

/** `90s`, `30m` and `1h30m` in seconds. */
function parseHold(text: string): number | undefined {
  if (!DURATION.test(text)) {
    return undefined;
  }
  return [...text.matchAll(DURATION_PART)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (SECONDS.get(unit) ?? 0),
    0,
  );
}

/** One setting as an override, or why it is none. */
function parseSetting(text: string): RuleOverride | string {
  const [, name, value] = SETTING.exec(text) ?? [];
  if (name === undefined) {
    return `'${text}' is no setting such as hold=30m.`;
  }
  if (name === 'hold') {
    const holdSeconds = parseHold(value);
    return holdSeconds === undefined
      ? `hold '${value}' is no duration such as 90s, 30m or 1h30m.`
      : { holdSeconds };
  }
  if (name === 'severity') {
    return value === 'critical' || value === 'warning' || value === 'info'
      ? { severity: value }
      : `severity '${value}' is not one of critical, warning, info.`;
  }
  const threshold = Number(value);
  return Number.isFinite(threshold)
    ? { thresholds: { [name]: threshold } }
    : `${name} '${value}' is no number.`;
}

/** What one rule is set to, and sentences about what cannot be used. */
function parseSettings(
  toggle: string | undefined,
  settings: string | undefined,
): { override: RuleOverride; problems: string[] } {
  if (toggle === 'off' || toggle === 'on') {
    return { override: { enabled: toggle === 'on' }, problems: [] };
  }
  if (toggle !== undefined) {
    return { override: {}, problems: [`'${toggle}' is neither off nor on.`] };
  }
  const parsed = (settings ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map(parseSetting);
  const problems = parsed.filter(part => typeof part === 'string');
  const overrides = parsed.filter(part => typeof part !== 'string');
  const thresholds = Object.assign({}, ...overrides.map(o => o.thresholds));
  return {
    override: { ...Object.assign({}, ...overrides), thresholds },
    problems: parsed.length === 0 ? ['nothing is set of it.'] : problems,
  };
}

/** Leaves out what speaks of rules or thresholds that do not exist. */
function keepKnown(overrides: RuleOverrides): {
  known: RuleOverrides;
  problems: string[];
} {
  const complaints = checkRuleOverrides(overrides);
  const known = Object.entries(overrides).flatMap(([id, override]) => {
    const about = complaints.filter(({ ruleId }) => ruleId === id);
    if (about.some(({ threshold }) => threshold === undefined)) {
      return [];
    }
    const thresholds = Object.fromEntries(
      Object.entries(override.thresholds ?? {}).filter(
        ([name]) => !about.some(({ threshold }) => threshold === name),
      ),
    );
    return [[id, { ...override, thresholds }] as const];
  });
  return {
    known: Object.fromEntries(known),
    problems: complaints.map(
      ({ ruleId, threshold, complaint }) =>
        `'${threshold ?? ruleId}' ${complaint}`,
    ),
  };
}

/**
 * Reads settings of rules in the short form of the annotation `flightdeck.dev/health-rules`. What
 * cannot be used is left out and named in a sentence without a subject; the rest works.
 */
export function parseRuleOverrides(text: string): {
  rules: RuleOverrides;
  problems: string[];
} {
  const rules = new Map<string, RuleOverride>();
  const problems: string[] = [];
  for (const part of text.split(/[;\n]/).map(each => each.trim())) {
    const [, id, toggle, settings] = RULE.exec(part) ?? [];
    if (id !== undefined) {
      const parsed = parseSettings(toggle, settings);
      const before = rules.get(id);
      const thresholds = {
        ...before?.thresholds,
        ...parsed.override.thresholds,
      };
      rules.set(id, { ...before, ...parsed.override, thresholds });
      problems.push(...parsed.problems.map(problem => `${id}: ${problem}`));
    } else if (part !== '') {
      problems.push(`'${part}' is no setting of a rule.`);
    }
  }
  const { known, problems: unknown } = keepKnown(Object.fromEntries(rules));
  return { rules: known, problems: [...problems, ...unknown] };
}
