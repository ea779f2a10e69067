export type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface LabelMatcher {
  label: string;
  matches(value: string): boolean;
  /** Set when only this value matches. */
  exact?: string;
}

export interface Selector {
  type: 'selector';
  matchers: LabelMatcher[];
  /** How far back it looks. */
  offsetSeconds: number;
}

export interface RangeSelector {
  type: 'range';
  selector: Selector;
  seconds: number;
}

export interface Call {
  type: 'call';
  name: string;
  arguments: Expression[];
}

/** Labels that group samples: exactly these, or all but these. */
export interface Grouping {
  kind: 'only' | 'without';
  labels: string[];
}

export interface Aggregation {
  type: 'aggregation';
  operator: string;
  grouping: Grouping;
  operand: Expression;
}

export interface BinaryOperation {
  type: 'binary';
  operator: string;
  /** A comparison answers 0 or 1 instead of filtering. */
  bool: boolean;
  matching: Grouping;
  /** Many samples of one side belong to one of the other. */
  many?: {
    side: 'left' | 'right';
    /** Labels that are taken from the one. */
    include: string[];
  };
  left: Expression;
  right: Expression;
}

/** The part of PromQL that the sandbox's own server evaluates. */
export type Expression =
  | { type: 'number'; value: number }
  | { type: 'string'; value: string }
  | { type: 'negation'; operand: Expression }
  | Selector
  | RangeSelector
  | Call
  | Aggregation
  | BinaryOperation;
