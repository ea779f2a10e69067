import {
  type Application,
  type ApplicationOperation,
  applicationSchema,
  type DeployedCommit,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  ApplicationAutomation,
  ApplicationComparison,
  ApplicationManifests,
  DeliveryEngine,
  EngineWindows,
  EnvironmentSource,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import { ARGOCD_ANSWERS } from './argocdAnswers';

const REVISION = 'b'.repeat(40);

/** A delivery engine that deployed something once, which Git says nothing of, and rests since. */
export class StillDelivery implements DeliveryEngine, EnvironmentSource {
  readonly id = 'argocd';
  /** By the name of the environment, which is that of its application. */
  readonly #images: Readonly<Record<string, string>>;
  readonly #deployedAt: Date;

  constructor(images: Readonly<Record<string, string>>, deployedAt: Date) {
    this.#images = images;
    this.#deployedAt = deployedAt;
  }

  async start(): Promise<void> {}

  read({ name }: EnvironmentDefinition): SourceReading {
    return {
      statuses: ARGOCD_ANSWERS,
      applications: [this.#application(name)],
    };
  }

  async inspect({ name }: EnvironmentDefinition): Promise<Application[]> {
    return [this.#application(name)];
  }

  async readManifests(): Promise<ApplicationManifests> {
    return { configMaps: [], secrets: [], promisedSecrets: [], workloads: [] };
  }

  async readAutomation(): Promise<ApplicationAutomation> {
    return {
      enabled: false,
      setting: 'off',
      words: 'no auto-sync',
      owners: [],
    };
  }

  async compare(): Promise<ApplicationComparison> {
    return { resources: [], hooks: [] };
  }

  async describeRevisions(): Promise<DeployedCommit[]> {
    return [];
  }

  windows(): EngineWindows {
    return { windows: [], problems: [] };
  }

  async sync(): Promise<void> {
    throw new Error('It rests.');
  }

  async rollback(): Promise<void> {
    throw new Error('It rests.');
  }

  async terminate(): Promise<void> {
    throw new Error('It rests.');
  }

  async setAutomation(): Promise<void> {
    throw new Error('It rests.');
  }

  async *follow(): AsyncGenerator<ApplicationOperation, void, void> {}

  #application(name: string): Application {
    const deployedAt = this.#deployedAt.toISOString();
    return applicationSchema.parse({
      engine: this.id,
      instance: 'main',
      namespace: 'argocd',
      name,
      project: 'default',
      automation: { enabled: false, prune: false, selfHeal: false },
      sources: [{ repoUrl: 'https://git.example/acme/shop' }],
      sync: { status: 'Synced', revisions: [REVISION] },
      health: { status: 'Healthy' },
      images: [this.#images[name]],
      resources: [],
      operationInProgress: false,
      history: [{ id: 1, revisions: [REVISION], deployedAt }],
      conditions: [],
    });
  }
}
