import { fieldAt, listAt, objectAt } from '../json';

/** A label selector object in the form that `kubectl -l` takes. */
export function selectorText(selector: unknown): string {
  const labels = Object.entries(objectAt(selector, 'matchLabels'))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`);
  const expressions = listAt(selector, 'matchExpressions').map(expression => {
    const key = fieldAt(expression, 'key');
    const values = listAt(expression, 'values').join(',');
    switch (fieldAt(expression, 'operator')) {
      case 'In':
        return `${key} in (${values})`;
      case 'NotIn':
        return `${key} notin (${values})`;
      case 'DoesNotExist':
        return `!${key}`;
      default:
        return `${key}`;
    }
  });
  return [...labels, ...expressions].join(',');
}
