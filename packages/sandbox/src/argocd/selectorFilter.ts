import { ApiError } from './ApiError';

type Labels = Record<string, string> | undefined;

/** A filter by label selector: `key=value`, `key!=value`, `key` and `!key`, joined by commas. */
export function selectorFilter(
  selector: string | undefined,
): (labels: Labels) => boolean {
  const terms = (selector ?? '')
    .split(',')
    .map(term => term.trim())
    .filter(Boolean)
    .map(term => {
      const match = /^(!?)([\w./-]+)(?:(!=|==?)([\w.-]*))?$/.exec(term);
      if (!match) {
        throw new ApiError(
          'InvalidArgument',
          `unable to parse selector: ${term}`,
        );
      }
      const [, negated, key, operator, value] = match;
      return (labels: Labels) => {
        if (operator) {
          return (labels?.[key] === value) !== (operator === '!=');
        }
        return (labels?.[key] !== undefined) !== (negated === '!');
      };
    });
  return labels => terms.every(term => term(labels));
}
