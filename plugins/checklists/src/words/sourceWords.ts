import type { Evidence } from '@flightdeck/plugin-environments-common';

/** Where evidence comes from, in words. */
export const SOURCE_WORDS: Record<Evidence['source'], string> = {
  kubernetes: 'Kubernetes',
  argocd: 'Argo CD',
  prometheus: 'Prometheus',
  scm: 'Source control',
  grafana: 'Grafana',
  notification: 'Notifications',
  records: 'Flightdeck’s records',
  external: 'Pushed from outside',
};
