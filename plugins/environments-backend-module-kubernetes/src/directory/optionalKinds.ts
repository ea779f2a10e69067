import type { OptionalKind } from '@flightdeck/plugin-environments-common';

/** The API in which templates write a kind. */
export interface ServedApi {
  group: string;
  version: string;
  plural: string;
}

/** Where each kind must be served; a cluster that has another version of it cannot take ours. */
export const optionalKinds: Readonly<Record<OptionalKind, ServedApi>> = {
  ExternalSecret: {
    group: 'external-secrets.io',
    version: 'v1',
    plural: 'externalsecrets',
  },
  InfisicalSecret: {
    group: 'secrets.infisical.com',
    version: 'v1alpha1',
    plural: 'infisicalsecrets',
  },
  Certificate: {
    group: 'cert-manager.io',
    version: 'v1',
    plural: 'certificates',
  },
  PrometheusRule: {
    group: 'monitoring.coreos.com',
    version: 'v1',
    plural: 'prometheusrules',
  },
  ServiceMonitor: {
    group: 'monitoring.coreos.com',
    version: 'v1',
    plural: 'servicemonitors',
  },
  VerticalPodAutoscaler: {
    group: 'autoscaling.k8s.io',
    version: 'v1',
    plural: 'verticalpodautoscalers',
  },
  Rollout: {
    group: 'argoproj.io',
    version: 'v1alpha1',
    plural: 'rollouts',
  },
};
