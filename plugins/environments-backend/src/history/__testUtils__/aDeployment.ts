import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import { deploymentId } from '../deploymentId';

/** A deployment that succeeded, on the first of January at an hour and minute. */
export function aDeployment(
  time: string,
  change: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const record = {
    environmentRef: 'resource:default/shop-dev',
    application: {
      engine: 'fake',
      instance: 'main',
      namespace: 'argocd',
      name: 'shop',
    },
    kind: 'sync' as const,
    result: 'succeeded' as const,
    release: { key: 'k', name: '1.0', images: [], revisions: [] },
    automated: false,
    startedAt: `2026-01-01T${time}:00.000Z`,
    commits: [],
    outcome: 'unknown' as const,
    findings: [],
    ...change,
  };
  return { ...record, id: deploymentId(record) };
}
