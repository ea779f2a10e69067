import type { Labels } from '../../metrics/Sample';
import type { Expression } from './Expression';
import { NAME_LABEL } from './parseSelector';

/** What `absent` says of something that is not there: the labels that its selector names. */
export function absentLabels(expression: Expression): Labels {
  const named =
    expression.type === 'selector'
      ? expression.matchers.filter(({ label }) => label !== NAME_LABEL)
      : [];
  return Object.fromEntries(
    named.flatMap(({ label, exact }) =>
      exact && named.filter(each => each.label === label).length === 1
        ? [[label, exact]]
        : [],
    ),
  );
}
