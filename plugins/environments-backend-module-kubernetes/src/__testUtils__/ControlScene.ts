import type {
  EnvironmentDefinition,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { KubernetesController } from '../control/KubernetesController';
import { environment, RunningSource } from './RunningSource';
import type { ExtensibleCluster, TestUser } from './TestCluster';
import { workloadManifest } from './workloadManifests';

const annotations = z.record(z.string(), z.string()).default({});

/** What a restart or a scaling could have changed. Controllers write notes of their own. */
const writtenSchema = z.object({
  metadata: z.object({
    generation: z.number(),
    annotations: annotations.transform(all =>
      Object.fromEntries(
        Object.entries(all).filter(([key]) =>
          key.startsWith('flightdeck.dev/'),
        ),
      ),
    ),
  }),
  spec: z.looseObject({
    replicas: z.number().optional(),
    restartAt: z.coerce.date().optional(),
    template: z.looseObject({ metadata: z.looseObject({ annotations }) }),
  }),
});

/** An environment in the first namespace of a cluster, and who changes its workloads. */
export class ControlScene {
  static readonly at = new Date('2026-03-01T10:00:00.000Z');
  static readonly requestedBy = 'user:default/jane';
  readonly cluster: ExtensibleCluster;
  readonly #running: RunningSource;
  readonly #controllers: KubernetesController[] = [];
  #count = 0;

  private constructor(cluster: ExtensibleCluster) {
    this.cluster = cluster;
    this.#running = new RunningSource([cluster.connect('reader')], [this.shop]);
  }

  static async create(cluster: ExtensibleCluster): Promise<ControlScene> {
    await cluster.install('Rollout');
    const scene = new ControlScene(cluster);
    await scene.#running.start();
    await scene.#running.untilAllRead(scene.shop);
    return scene;
  }

  get shop(): EnvironmentDefinition {
    return environment('shop', { namespaces: [this.cluster.namespaces[0]] });
  }

  /** A workload that nobody has touched. */
  async add(kind: WorkloadRef['kind']): Promise<WorkloadRef> {
    const [namespace] = this.cluster.namespaces;
    this.#count += 1;
    const workload = { kind, namespace, name: `api-${this.#count}` };
    await this.cluster.apply(workloadManifest(workload));
    return workload;
  }

  /** What the cluster holds of it. */
  async written(workload: WorkloadRef): Promise<z.infer<typeof writtenSchema>> {
    return writtenSchema.parse(
      await this.cluster.read(workloadManifest(workload)),
    );
  }

  /** What may be done with the rights of a user. */
  as(user: TestUser): {
    read(workload: WorkloadRef): Promise<ControlledWorkload>;
    restart(workload: WorkloadRef, mark: string, at?: Date): Promise<void>;
    scale(workload: WorkloadRef, replicas: number): Promise<void>;
  } {
    const controller = new KubernetesController(
      {
        clusters: [this.cluster.connect(user)],
        unsupportedLocators: [],
        unwatchedKinds: [],
      },
      { source: this.#running.source },
    );
    this.#controllers.push(controller);
    const { requestedBy } = ControlScene;
    const options = () => ({ signal: AbortSignal.timeout(30_000) });
    return {
      read: workload => controller.read(this.shop, workload, options()),
      restart: (workload, mark, at = ControlScene.at) =>
        controller.restart(
          this.shop,
          { workload, mark, at, requestedBy },
          options(),
        ),
      scale: (workload, replicas) =>
        controller.scale(
          this.shop,
          { workload, replicas, requestedBy },
          options(),
        ),
    };
  }

  async close(): Promise<void> {
    this.#running.stop();
    await Promise.all(this.#controllers.map(each => each.close()));
    await this.cluster.uninstall('Rollout');
    await this.cluster.close();
  }
}
