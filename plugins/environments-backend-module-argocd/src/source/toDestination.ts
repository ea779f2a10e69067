import type { ApiApplication } from '../client/apiSchemas';
import type { Destination } from './ApplicationStore';

/** Where an application deploys to; Argo CD writes what is absent as an empty text. */
export function toDestination({ spec }: ApiApplication): Destination {
  const { server, name, namespace } = spec.destination ?? {};
  return {
    server: server || undefined,
    name: name || undefined,
    namespace: namespace || undefined,
  };
}
