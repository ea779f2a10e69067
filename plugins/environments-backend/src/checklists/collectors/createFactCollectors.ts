import type { EvidenceCollector } from '@flightdeck/plugin-environments-node';
import { createDashboardsCollector } from './dashboardsCollector';
import { LinkProbe, type LinkProbeOptions } from './LinkProbe';
import { ManifestReader, type ManifestReaderOptions } from './ManifestReader';
import { createMigrationsCollector } from './migrationsCollector';
import { rollbackCollector } from './rollbackCollector';
import { secretsCollector } from './secretsCollector';
import { stagingCollector } from './stagingCollector';
import { createVariablesCollector } from './variablesCollector';

/** Shorter than any collector may take, so that a dashboard alone makes none fail. */
const LINK_TIMEOUT_MS = 4_000;

const LINK_KEPT_MS = 5 * 60_000;

/** As above: what is known of the cluster is told, whether or not the engine answers. */
const MANIFEST_TIMEOUT_MS = 4_000;

export interface FactCollectorsOptions
  extends Pick<LinkProbeOptions, 'now'>,
    Pick<ManifestReaderOptions, 'engines'> {
  /** Where dashboards are; whether they answer is not tried when absent. */
  grafana?: URL;
}

/** The collectors that answer from facts in memory, from our records, and little else. */
export function createFactCollectors({
  engines,
  grafana,
  now,
}: FactCollectorsOptions): EvidenceCollector[] {
  const links =
    grafana &&
    new LinkProbe({
      grafana,
      now,
      timeoutMs: LINK_TIMEOUT_MS,
      keptMs: LINK_KEPT_MS,
    });
  const manifests = new ManifestReader({
    engines,
    now,
    timeoutMs: MANIFEST_TIMEOUT_MS,
  });
  return [
    stagingCollector,
    createMigrationsCollector({ manifests }),
    createVariablesCollector({ manifests }),
    secretsCollector,
    createDashboardsCollector(links),
    rollbackCollector,
  ];
}
