/** Something that is in the way of a service. */
export interface ServiceProblem {
  /** The field of the answers that it is about, for example `namespaces.names.prod`. */
  field: string;
  /** What is wrong, in a sentence. */
  message: string;
  /**
   * - `error`: the service cannot be made like this
   * - `unknown`: it cannot be told now whether it can be made
   * - `warning`: something could not be looked at that rarely is in the way
   */
  severity: 'error' | 'unknown' | 'warning';
}
