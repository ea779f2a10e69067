export { evaluate } from './evaluate';
export type { Expression, LabelMatcher } from './Expression';
export { labelMatcher } from './labelMatcher';
export { parseDuration, parseString } from './literals';
export { parseExpression } from './parseExpression';
export { NAME_LABEL } from './parseSelector';
export { PromqlError } from './PromqlError';
export type { SeriesSource } from './SeriesSource';
export { labelsKey, withoutLabels, type Value, type Vector } from './Value';
