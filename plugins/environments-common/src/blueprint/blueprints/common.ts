import type { BlueprintRequirement } from '../Blueprint';

/** Where Prometheus runs; it has to reach what it measures. */
export const MONITORING = { namespace: 'monitoring' };
export const INGRESS_NGINX = { namespace: 'ingress-nginx' };

/** Not as root, nothing written beside the volumes. */
export const HARDENED = { readOnlyRootFilesystem: true };

export const ONE_AT_A_TIME = { maxUnavailable: 1 };

/** The autoscaler that three of the systems agree on. */
export const SCALED_BACKEND = { min: 3, max: 10, cpu: 70, memory: 80 };

export const CERTIFICATE = {
  id: 'certificate',
  severity: 'critical',
  sentence: 'Every host has a certificate that lasts more than a week.',
  remedy:
    'Let cert-manager issue it: annotate the Ingress with cert-manager.io/cluster-issuer and give each host a TLS Secret; where the renewal fails, look at the Certificate and its order.',
  check: { type: 'certificate' },
} as const satisfies BlueprintRequirement;

export const DELIVERED_BY_ARGOCD = {
  id: 'delivery',
  severity: 'warning',
  sentence: 'An Argo CD application deploys the environment from Git.',
  remedy:
    'Create the Argo CD application of this environment, and name it on its entity with argocd/app-name.',
  check: { type: 'delivery', engine: 'argocd' },
} as const satisfies BlueprintRequirement;

export const NO_UNATTENDED_PRUNING = {
  id: 'delivery.safe',
  severity: 'warning',
  sentence: 'Argo CD does not prune and heal at once without a person.',
  remedy:
    'In the syncPolicy of the Argo CD application, switch off automated.prune, or automated altogether.',
  check: { type: 'delivery', engine: 'argocd', pruneUnattended: false },
  stages: ['staging', 'prod'],
} satisfies BlueprintRequirement;

export const REQUEST_INDICATORS = {
  id: 'indicators.requests',
  severity: 'warning',
  sentence: 'Requests, their errors and their duration are measured.',
  remedy:
    'Let the backend tell http_requests_total and http_request_duration_seconds at /metrics, and let Prometheus scrape it.',
  check: {
    type: 'indicators',
    ids: ['request-rate', 'error-ratio', 'latency-p95'],
  },
} satisfies BlueprintRequirement;

export const SATURATION_INDICATORS = {
  id: 'indicators.saturation',
  severity: 'info',
  sentence: 'CPU and memory are measured against their limits.',
  remedy: 'Let Prometheus scrape cAdvisor and kube-state-metrics.',
  check: {
    type: 'indicators',
    ids: ['cpu-saturation', 'memory-saturation'],
  },
} satisfies BlueprintRequirement;
