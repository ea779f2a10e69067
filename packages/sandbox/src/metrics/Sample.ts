/**
 * Names and values of labels; the metric's name is not among them.
 *
 * @public
 */
export type Labels = Record<string, string>;

/**
 * One value of one series, as a target exposes it.
 *
 * @public
 */
export interface Sample {
  name: string;
  labels: Labels;
  value: number;
}
