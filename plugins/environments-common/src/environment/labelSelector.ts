/**
 * One term of a Kubernetes label selector.
 *
 * @public
 */
export type LabelRequirement =
  | { key: string; operator: 'in' | 'notin'; values: string[] }
  | { key: string; operator: 'exists' | 'doesnotexist' };

// A name of its own, or a name after the one slash that follows a DNS prefix.
const NAME = String.raw`[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?`;
const KEY = String.raw`(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?/)?${NAME}`;
const VALUE = String.raw`(?:${NAME})?`;
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*(${VALUE})$`);
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const EXISTENCE = new RegExp(`^(!?)\\s*(${KEY})$`);
const ONE_VALUE = new RegExp(`^${VALUE}$`);

function parseTerm(term: string): LabelRequirement | undefined {
  const equality = EQUALITY.exec(term);
  if (equality) {
    const [, key, operator, value] = equality;
    return {
      key,
      operator: operator === '!=' ? 'notin' : 'in',
      values: [value],
    };
  }
  const set = SET.exec(term);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return values.every(value => ONE_VALUE.test(value))
      ? { key, operator: operator === 'in' ? 'in' : 'notin', values }
      : undefined;
  }
  const existence = EXISTENCE.exec(term);
  if (existence) {
    const [, negated, key] = existence;
    return { key, operator: negated ? 'doesnotexist' : 'exists' };
  }
  return undefined;
}

/**
 * Reads a label selector in the syntax of `kubectl -l`. Undefined when it cannot be read.
 *
 * @public
 */
export function parseLabelSelector(
  selector: string,
): LabelRequirement[] | undefined {
  // A comma inside the brackets of `in (a,b)` separates values, not terms.
  const terms = selector
    .split(/,(?![^()]*\))/)
    .map(term => term.trim())
    .filter(term => term !== '');
  const requirements = terms.map(parseTerm);
  return requirements.every(
    (requirement): requirement is LabelRequirement => requirement !== undefined,
  )
    ? requirements
    : undefined;
}

/**
 * Whether labels satisfy every term of a selector. As in Kubernetes, `notin` also holds for an
 * object without the label.
 *
 * @public
 */
export function matchesLabelSelector(
  labels: Record<string, string> | undefined,
  requirements: readonly LabelRequirement[],
): boolean {
  return requirements.every(requirement => {
    const value =
      labels && Object.hasOwn(labels, requirement.key)
        ? labels[requirement.key]
        : undefined;
    switch (requirement.operator) {
      case 'in':
        return value !== undefined && requirement.values.includes(value);
      case 'notin':
        return value === undefined || !requirement.values.includes(value);
      case 'exists':
        return value !== undefined;
      default:
        return value === undefined;
    }
  });
}
