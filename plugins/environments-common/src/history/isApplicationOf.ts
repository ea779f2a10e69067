import type { Application } from '../delivery/Application';
import type { DeploymentRecord } from './DeploymentRecord';

/**
 * Whether a record of a deployment is of an application.
 *
 * @public
 */
export function isApplicationOf(
  { application }: Pick<DeploymentRecord, 'application'>,
  {
    engine,
    instance,
    name,
    namespace,
  }: Pick<Application, 'engine' | 'instance' | 'name' | 'namespace'>,
): boolean {
  return (
    application.engine === engine &&
    application.instance === instance &&
    application.namespace === namespace &&
    application.name === name
  );
}
