/** A backend that is measured. */
export type ContenderName = 'flightdeck' | 'incumbent';

export const contenderNames: readonly ContenderName[] = [
  'incumbent',
  'flightdeck',
];

/** The request behind what a person sees of a component or an environment. */
export interface View {
  method: 'GET' | 'POST';
  path: string;
  body?: string;
}

export interface Contender {
  view: View;
  /** How often the first container of a Pod has restarted, as the answer to the view tells. */
  restartsOf(answer: string, pod: string): number | undefined;
  /** How many Pods the answer shows. */
  countPods(answer: string): number;
}
