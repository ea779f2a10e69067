import type { Labels } from '../../metrics/Sample';

interface CommonRule {
  name: string;
  query: string;
  labels: Labels;
}

export interface AlertingRule extends CommonRule {
  type: 'alerting';
  /** How long the query must have had an answer before the alert fires. */
  forSeconds: number;
  /** `{{ $labels.x }}` stands for a label of the answer, `{{ $value }}` for its value. */
  annotations: Labels;
}

/** Keeps what its query answers under its name. */
export interface RecordingRule extends CommonRule {
  type: 'recording';
}

export type Rule = AlertingRule | RecordingRule;

export interface RuleGroup {
  name: string;
  /** Where it comes from, as a Prometheus names the file. */
  file: string;
  intervalSeconds: number;
  rules: readonly Rule[];
}

/** What keeps two groups apart. */
export function keyOf({ file, name }: RuleGroup): string {
  return `${file};${name}`;
}
