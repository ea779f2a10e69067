import { isLiteral, matchPattern } from './matchPattern';

interface Matcher {
  operator: string;
  value: string;
}

const LONGEST_QUERY = 20_000;

/** Which namespaces an alerting rule can speak of, as far as its definition tells. */
export class RuleReach {
  readonly #label: string | undefined;
  readonly #wanted: Matcher[];
  readonly #unwanted: Matcher[];
  readonly #isGrouped: boolean;

  constructor(
    rule: { query: string; labels: Record<string, string> },
    namespaceLabel: string,
  ) {
    const query = rule.query.slice(0, LONGEST_QUERY);
    const matchers = matchersOf(query, namespaceLabel);
    this.#label = rule.labels[namespaceLabel];
    this.#wanted = matchers.filter(({ operator }) => operator.startsWith('='));
    this.#unwanted = matchers.filter(({ operator }) =>
      operator.startsWith('!'),
    );
    this.#isGrouped = isGroupedBy(query, namespaceLabel);
  }

  /** Whether the rule speaks of the namespace: selects it, or tells all namespaces apart. */
  includes(namespace: string): boolean {
    if (this.#label !== undefined && !this.#label.includes('{{')) {
      return this.#label === namespace;
    }
    if (this.#unwanted.some(matcher => accepts(matcher, namespace) === false)) {
      return false;
    }
    return this.#wanted.length > 0
      ? this.#wanted.some(matcher => accepts(matcher, namespace) === true)
      : this.#isGrouped;
  }

  /**
   * Whether the rule may speak of the namespace: nothing in its definition says that it does not.
   * What selects and groups by other labels speaks of whatever is there.
   */
  mayInclude(namespace: string): boolean {
    if (this.#label !== undefined && !this.#label.includes('{{')) {
      return this.#label === namespace;
    }
    const isRefused = (matcher: Matcher) =>
      accepts(matcher, namespace) === false;
    return (
      !this.#unwanted.some(isRefused) &&
      (this.#wanted.length === 0 || !this.#wanted.every(isRefused))
    );
  }

  /** Whether the rule names its namespaces, so that an alert that names none is theirs. */
  get isExplicit(): boolean {
    return (
      this.#wanted.length > 0 &&
      this.#wanted.every(({ value }) => value !== '' && isLiteral(value))
    );
  }
}

function matchersOf(query: string, label: string): Matcher[] {
  const pattern = new RegExp(
    `(?<![A-Za-z0-9_])${label}\\s*(=~|!~|!=|=)\\s*(?:"([^"\\\\]*)"|'([^'\\\\]*)'|\`([^\`]*)\`)`,
    'g',
  );
  return [...query.matchAll(pattern)].map(match => ({
    operator: match[1],
    value: match[2] ?? match[3] ?? match[4] ?? '',
  }));
}

function isGroupedBy(query: string, label: string): boolean {
  return [...query.matchAll(/\bby\s*\(([^()]*)\)/gi)].some(([, labels]) =>
    labels.split(',').some(each => each.trim() === label),
  );
}

/** Undefined where the matcher is too much to be judged here. */
function accepts(
  { operator, value }: Matcher,
  namespace: string,
): boolean | undefined {
  const matches = operator.endsWith('~')
    ? matchPattern(value, namespace)
    : value === namespace;
  return matches === undefined || operator.startsWith('=') ? matches : !matches;
}
