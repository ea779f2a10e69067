import {
  type DeploymentRecord,
  deploymentRecordSchema,
  type Release,
} from '@flightdeck/plugin-environments-common';
import { NOW } from './evidenceRequest';

/** So many hours ago something was deployed to production. */
export function aRecord(
  hours: number,
  release: Pick<Release, 'images' | 'revisions'>,
  rest: object = {},
): DeploymentRecord {
  return deploymentRecordSchema.parse({
    id: `${hours}`,
    environmentRef: 'resource:default/shop-prod',
    application: {
      engine: 'argocd',
      instance: 'main',
      namespace: 'argocd',
      name: 'shop-prod',
    },
    kind: 'sync',
    result: 'succeeded',
    release: { key: `key-${hours}`, name: '1', ...release },
    automated: false,
    startedAt: new Date(NOW.getTime() - hours * 3_600_000).toISOString(),
    commits: [],
    outcome: 'healthy',
    findings: [],
    ...rest,
  });
}
