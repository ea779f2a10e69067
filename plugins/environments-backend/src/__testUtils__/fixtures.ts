import type { Entity } from '@backstage/catalog-model';
import type {
  Application,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';

/** An environment entity `resource:default/<name>`. */
export function anEntity(
  name: string,
  options: { stage?: string; annotations?: Record<string, string> } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'flightdeck.dev/stage': options.stage ?? 'dev',
        'backstage.io/kubernetes-cluster': 'sandbox',
        'backstage.io/kubernetes-namespace': name,
        'argocd/app-name': name,
        ...options.annotations,
      },
    },
    spec: { type: 'environment', owner: 'group:default/shop', system: 'shop' },
  };
}

export function aDefinition(
  change: Partial<EnvironmentDefinition> = {},
): EnvironmentDefinition {
  return {
    ref: 'resource:default/shop-dev',
    name: 'shop-dev',
    stage: 'dev',
    namespaces: ['shop-dev'],
    applications: [{ name: 'shop-dev' }],
    problems: [],
    ...change,
  };
}

/** An application that is out of sync by one Deployment. */
export function anApplication(
  name: string,
  change: Partial<Application> = {},
): Application {
  return {
    engine: 'fake',
    instance: 'main',
    namespace: 'argocd',
    name,
    project: 'default',
    automation: { enabled: false, prune: false, selfHeal: false },
    sources: [{ repoUrl: 'https://git.example.com/shop.git' }],
    sync: { status: 'OutOfSync', revisions: ['a'.repeat(40)] },
    health: { status: 'Healthy' },
    images: [],
    resources: [
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: name,
        name: 'web',
        sync: 'OutOfSync',
        hook: false,
        requiresPruning: false,
      },
    ],
    operationInProgress: false,
    history: [],
    conditions: [],
    ...change,
  };
}
