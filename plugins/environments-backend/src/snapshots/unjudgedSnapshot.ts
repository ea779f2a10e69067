import type {
  EnvironmentDefinition,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type { UnversionedSnapshot } from './StoredSnapshot';

/** What is shown when the evaluation itself failed: unknown, never the last good news. */
export function unjudgedSnapshot(
  environment: EnvironmentDefinition,
  sources: readonly SourceStatus[],
  now: Date,
): UnversionedSnapshot {
  const message = `The health of ${environment.name} could not be evaluated; the log of the backend says why.`;
  return {
    environment,
    evaluatedAt: now.toISOString(),
    health: {
      status: 'unknown',
      sentence: message,
      critical: 0,
      warning: 0,
      unknown: 1,
    },
    findings: [],
    coverage: [{ feed: 'evaluation', ruleIds: [], message }],
    workloads: [],
    sources: [...sources],
  };
}
