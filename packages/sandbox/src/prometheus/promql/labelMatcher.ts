import type { LabelMatcher, MatchOperator } from './Expression';
import { PromqlError } from './PromqlError';

/** A matcher as Prometheus understands it: anchored, and a missing label is an empty value. */
export function labelMatcher(
  label: string,
  operator: MatchOperator,
  value: string,
): LabelMatcher {
  switch (operator) {
    case '=':
      return { label, exact: value, matches: actual => actual === value };
    case '!=':
      return { label, matches: actual => actual !== value };
    default: {
      const pattern = compile(value);
      const negative = operator === '!~';
      return { label, matches: actual => pattern.test(actual) !== negative };
    }
  }
}

function compile(value: string): RegExp {
  try {
    return new RegExp(`^(?:${value})$`, 's');
  } catch {
    throw new PromqlError(
      'bad_data',
      `"${value}" is not a regular expression that can be used here.`,
    );
  }
}
