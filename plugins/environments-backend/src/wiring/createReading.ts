import {
  evaluateEnvironment,
  type EvaluationMemory,
} from '@flightdeck/plugin-environments-common';
import { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import { findConfigDirectory } from '../config/findConfigDirectory';
import { BlueprintLibrary } from '../conformance/BlueprintLibrary';
import { ConformanceBook } from '../conformance/ConformanceBook';
import { withConformance } from '../conformance/withConformance';
import { migrateDatabase } from '../database/migrateDatabase';
import { MaintainedEnvironments } from '../maintenance/MaintainedEnvironments';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { ChangePublisher } from '../signals/ChangePublisher';
import { FactsReader } from '../snapshots/FactsReader';
import { SnapshotStore } from '../snapshots/SnapshotStore';
import type { Ground } from './dependencies';

export type Reading = Awaited<ReturnType<typeof createReading>>;

/** What knows the environments and how they are. */
export async function createReading(ground: Ground) {
  const { logger, settings, signal, sources } = ground;
  const library = await BlueprintLibrary.create({
    files: settings.blueprintFiles,
    directory: findConfigDirectory(process.cwd()),
    logger,
  });
  const knex = await migrateDatabase(ground.database);
  const catalogEnvironments = new CatalogEnvironments({
    ...ground,
    stages: settings.stages,
    blueprints: library.known,
    refreshSeconds: settings.catalog.refreshSeconds,
  });
  const maintenance = new MaintenanceStore(knex);
  const environments = new MaintainedEnvironments({
    ...ground,
    inner: catalogEnvironments,
    store: maintenance,
    intervalMs: 15_000,
  });
  const conformance = new ConformanceBook({
    library,
    logger,
    stopwatch: () => performance.now(),
  });
  const snapshots = new SnapshotStore<EvaluationMemory>({
    ...ground,
    environments,
    evaluate: withConformance(
      (facts, previous, now) =>
        evaluateEnvironment(facts, previous, now, { policy: settings.health }),
      conformance,
    ),
    gatherMs: 50,
    agingMs: 5_000,
    refreshMs: 60_000,
  });
  const publisher = new ChangePublisher({ ...ground, intervalMs: 250 });
  snapshots.subscribe(refs => publisher.add(refs));

  return {
    conformance,
    environments,
    facts: new FactsReader({ sources }),
    knex,
    library,
    maintenance,
    snapshots,
    changed: (ref: string) => publisher.add([ref]),
    run: () => [
      catalogEnvironments.run(signal),
      environments.run(signal),
      snapshots.run(signal),
    ],
  };
}
