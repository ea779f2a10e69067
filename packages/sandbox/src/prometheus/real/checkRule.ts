import { parser } from '@prometheus-io/lezer-promql';
import type { Rule } from '../rules/RuleGroup';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** What is wrong with a rule at first sight; undefined when nothing is. */
export function checkRule({ type, name, query }: Rule): string | undefined {
  if (type === 'recording' && !METRIC_NAME.test(name)) {
    return `invalid recording rule name: ${name}`;
  }
  let mistake: number | undefined;
  parser
    .parse(query)
    .cursor()
    .iterate(node => {
      if (node.type.isError) {
        mistake ??= node.from;
      }
    });
  return mistake === undefined && query !== ''
    ? undefined
    : `could not parse expression: parse error at character ${
        (mistake ?? 0) + 1
      }`;
}
