import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  applicationSchema,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import {
  type EnvironmentSource,
  type EnvironmentSourceContext,
  environmentSourcesExtensionPoint,
  type SourceReading,
} from '@flightdeck/plugin-environments-node';
import { ARGOCD_ANSWERS } from './argocdAnswers';

/** Staging and production of a shop. */
export const SHOP_ENTITIES = [
  anEnvironment('staging'),
  anEnvironment('prod', { 'flightdeck.dev/promotes-from': 'shop-staging' }),
];

/** The image of a release, by a letter of its digest. */
export function imageOf(letter: string): string {
  return `ghcr.io/acme/shop@sha256:${letter.repeat(64)}`;
}

/** The commit of a release, by its letter. */
export function commitOf(letter: string): string {
  return letter.repeat(40);
}

/** What runs where, by a letter for each release. */
export class Deployments implements EnvironmentSource {
  readonly id = 'deployments';
  readonly #letters = new Map([
    ['shop-staging', 'a'],
    ['shop-prod', 'a'],
  ]);
  #context: EnvironmentSourceContext | undefined;

  async start(context: EnvironmentSourceContext): Promise<void> {
    this.#context = context;
  }

  deploy(name: string, letter: string): void {
    this.#letters.set(name, letter);
    this.#context?.changed([`resource:default/${name}`]);
  }

  /** What makes it a source of a backend. */
  get module() {
    return createBackendModule({
      pluginId: 'environments',
      moduleId: 'test',
      register: env => {
        env.registerInit({
          deps: { sources: environmentSourcesExtensionPoint },
          init: async ({ sources }) => sources.addSource(this),
        });
      },
    });
  }

  read({ name }: EnvironmentDefinition): SourceReading {
    const letter = this.#letters.get(name) ?? 'a';
    const application = applicationSchema.parse({
      engine: 'argocd',
      instance: 'main',
      namespace: 'argocd',
      name,
      project: 'default',
      automation: { enabled: true, prune: true, selfHeal: true },
      sources: [{ repoUrl: 'https://git.example/acme/shop' }],
      sync: { status: 'Synced', revisions: [commitOf(letter)] },
      health: { status: 'Healthy' },
      images: [imageOf(letter)],
      resources: [],
      operationInProgress: false,
      history: [{ id: 1, revisions: [commitOf(letter)] }],
      conditions: [],
    });
    return {
      statuses: ARGOCD_ANSWERS,
      applications: [application],
    };
  }
}

function anEnvironment(
  stage: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `shop-${stage}`,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': 'url:https://git.example/shop',
        'backstage.io/managed-by-origin-location':
          'url:https://git.example/shop',
        'flightdeck.dev/stage': stage,
        'flightdeck.dev/namespaces': `shop-${stage}`,
        'backstage.io/kubernetes-cluster': 'main',
        'argocd/app-name': `shop-${stage}`,
        ...annotations,
      },
    },
    spec: { type: 'environment', owner: 'group:default/shop', system: 'shop' },
  };
}
