import type { EvidenceCollector } from '@flightdeck/plugin-environments-node';
import { dashboardsCollector } from './dashboardsCollector';
import { migrationsCollector } from './migrationsCollector';
import { rollbackCollector } from './rollbackCollector';
import { secretsCollector } from './secretsCollector';
import { stagingCollector } from './stagingCollector';
import { variablesCollector } from './variablesCollector';

/** The collectors that answer from facts in memory and from our records. */
export function createFactCollectors(): EvidenceCollector[] {
  return [
    stagingCollector,
    migrationsCollector,
    variablesCollector,
    secretsCollector,
    dashboardsCollector,
    rollbackCollector,
  ];
}
