import type { Application } from '../../delivery';
import type { EnvironmentDefinition } from '../../environment';
import type { EnvironmentFacts } from '../../health';
import type { IndicatorReading } from '../../indicators';
import type { SourceStatus } from '../../sources';
import { ago, NAMESPACE } from './raw';

export function anApplication(
  overrides: Partial<Application> = {},
): Application {
  return {
    engine: 'argocd',
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-prod',
    project: 'shop',
    automation: { enabled: true, prune: false, selfHeal: false },
    sources: [{ repoUrl: 'https://git.test/shop.git', path: 'deploy' }],
    sync: { status: 'Synced', revisions: ['abc'] },
    health: { status: 'Healthy' },
    images: [],
    resources: [],
    operationInProgress: false,
    history: [],
    conditions: [],
    ...overrides,
  };
}

export function aReading(
  overrides: Partial<IndicatorReading> = {},
): IndicatorReading {
  return {
    id: 'error-ratio',
    title: 'Error ratio',
    unit: 'ratio',
    value: 0.01,
    warning: 0.02,
    critical: 0.05,
    query: 'sum(errors)',
    ...overrides,
  };
}

export function aSource(overrides: Partial<SourceStatus> = {}): SourceStatus {
  return {
    id: 'kubernetes/sandbox',
    kind: 'kubernetes',
    name: 'sandbox',
    state: 'ok',
    message: 'Current.',
    asOf: ago(1),
    gaps: [],
    ...overrides,
  };
}

export function anEnvironment(
  overrides: Partial<EnvironmentDefinition> = {},
): EnvironmentDefinition {
  return {
    ref: 'resource:default/shop-prod',
    name: 'shop-prod',
    cluster: 'sandbox',
    namespaces: [NAMESPACE],
    applications: [],
    problems: [],
    ...overrides,
  };
}

/** Facts in which every feed that all sources tell of is there, and empty where nothing is given. */
export function theFacts(parts: {
  objects?: EnvironmentFacts['objects'];
  environment?: Partial<EnvironmentDefinition>;
  sources?: SourceStatus[];
  applications?: Application[];
  indicators?: IndicatorReading[];
  usage?: EnvironmentFacts['usage'];
  volumes?: EnvironmentFacts['volumes'];
  alerts?: EnvironmentFacts['alerts'];
  holds?: EnvironmentFacts['holds'];
}): EnvironmentFacts {
  return {
    environment: anEnvironment(parts.environment),
    sources: parts.sources ?? [aSource()],
    objects: {
      Pod: [],
      Deployment: [],
      ReplicaSet: [],
      StatefulSet: [],
      Service: [],
      Ingress: [],
      HorizontalPodAutoscaler: [],
      Event: [],
      ...parts.objects,
    },
    applications: parts.applications ?? [],
    indicators: parts.indicators ?? [],
    usage: parts.usage,
    volumes: parts.volumes,
    alerts: parts.alerts,
    holds: parts.holds,
  };
}
