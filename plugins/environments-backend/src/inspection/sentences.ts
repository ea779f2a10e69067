/** What is said where no adapter was added that could answer. */
export const NO_INSPECTOR =
  'This backend has nothing that reads objects and logs of clusters: add the Kubernetes module to it.';
export const NO_HISTORY =
  'This backend has nothing that reads indicators over time: add the Prometheus module to it.';
