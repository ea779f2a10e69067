import type { ArgocdAdministration } from '@flightdeck/plugin-environments-backend-module-argocd';
import type { ServiceProblem } from './ServiceProblem';
import type { ServiceSubject } from './ServiceSubject';
import { toProblem } from './toProblem';

const FIELD = 'placement.argocdInstance';

/** Whether our account in Argo CD may make the service, bring it up, and undo it. */
export async function checkRights(
  { service, signal }: ServiceSubject,
  administration: ArgocdAdministration,
): Promise<ServiceProblem[]> {
  const { instance } = administration;
  const { project, environments } = service;
  const applications = environments.map(({ name }) => `${project}/${name}`);
  const ask = (actions: readonly ('create' | 'delete' | 'sync')[]) =>
    administration.findMissingRights(
      actions.flatMap(action => [
        ...(action === 'sync'
          ? []
          : [{ resource: 'projects' as const, action, object: project }]),
        ...applications.map(object => ({
          resource: 'applications' as const,
          action,
          object,
        })),
      ]),
      { signal },
    );
  try {
    const [needed, useful] = await Promise.all([
      ask(['create']),
      ask(['sync', 'delete']),
    ]);
    return [
      ...tell(instance, needed, 'which the service needs'),
      ...tell(instance, useful, 'to sync it and to undo it').map(problem => ({
        ...problem,
        severity: 'warning' as const,
      })),
    ];
  } catch (error) {
    signal.throwIfAborted();
    return [toProblem(FIELD, error)];
  }
}

function tell(
  instance: string,
  rights: readonly string[],
  why: string,
): ServiceProblem[] {
  const message = `Argo CD '${instance}' does not give the configured account permissions ${why}: ${rights.join(
    '; ',
  )}.`;
  return rights.length === 0
    ? []
    : [{ field: FIELD, message, severity: 'error' }];
}
