import type {
  ApplicationRef,
  EnvironmentDefinition,
} from '../environment/EnvironmentDefinition';
import type { Application } from './Application';

/**
 * The applications that an environment names and that no delivery engine tells of.
 *
 * @public
 */
export function missingApplications(
  environment: Pick<EnvironmentDefinition, 'applications'>,
  applications: readonly Application[] | undefined,
): ApplicationRef[] {
  return environment.applications.filter(
    wanted =>
      !applications?.some(
        ({ name, namespace, instance }) =>
          name === wanted.name &&
          (wanted.namespace ?? namespace) === namespace &&
          (wanted.instance ?? instance) === instance,
      ),
  );
}
