import { InputError } from '@backstage/errors';
import type { ArgocdAdministration } from '@flightdeck/plugin-environments-backend-module-argocd';

/** @throws InputError that lists what there is */
export function findAdministration(
  administrations: readonly ArgocdAdministration[],
  instance: string,
): ArgocdAdministration {
  const found = administrations.find(each => each.instance === instance);
  if (!found) {
    const known = administrations.map(each => each.instance).join(', ');
    throw new InputError(
      `No Argo CD instance '${instance}' is configured; there is: ${
        known || 'none'
      }.`,
    );
  }
  return found;
}
