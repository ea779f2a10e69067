import {
  describeEnvironments,
  type ServiceEnvironment,
} from '@flightdeck/plugin-environments-common';
import type { FormSoFar } from '../../shared/readForm';
import type { NamespacesAnswer } from './namespacesSchema';

/**
 * The namespaces of each environment that the answers so far lead to; none while the service has no
 * name.
 */
export function planNamespaces(
  { name, stages }: FormSoFar,
  { mode = 'create', layout = 'environment', names = {} }: NamespacesAnswer,
): ServiceEnvironment[] {
  if (!name) {
    return [];
  }
  return describeEnvironments({
    name,
    title: name,
    stages,
    namespaces: { mode, layout, names },
    // Not what is asked here.
    exposure: {
      kind: 'internal',
      host: 'example.org',
      issuer: 'letsencrypt-prod',
    },
  });
}
