import { createHash } from 'node:crypto';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';

type Named = Pick<
  DeploymentRecord,
  'environmentRef' | 'application' | 'startedAt'
>;

/** The same on every replica that sees the deployment. */
export function deploymentId({
  environmentRef,
  application: { engine, instance, namespace, name },
  startedAt,
}: Named): string {
  const parts = [
    environmentRef,
    engine,
    instance,
    namespace,
    name,
    new Date(startedAt).toISOString(),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
