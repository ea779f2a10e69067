/** A Job that runs in a phase of a sync. */
export const hook = (name: string, phase: string) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, annotations: { 'argocd.argoproj.io/hook': phase } },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [] } } },
});
export const config = (name: string, data: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  data,
});
