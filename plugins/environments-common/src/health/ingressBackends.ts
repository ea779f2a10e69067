import type { Ingress } from '../kubernetes';

/** A Service that an Ingress sends requests to. */
export interface IngressBackend {
  /** Host and path, as a person says them. */
  route: string;
  service: string;
  port?: { name?: string; number?: number };
}

/** AWS's controller reads such a backend from an annotation: its name is that of an action. */
const BY_ANNOTATION = 'use-annotation';

/** Every Service that an Ingress sends requests to, with the route that leads there. */
export function backendsOf({ spec }: Ingress): IngressBackend[] {
  const backends: IngressBackend[] = [];
  const byDefault = spec.defaultBackend?.service;
  if (byDefault && byDefault.port?.name !== BY_ANNOTATION) {
    const { name, port } = byDefault;
    backends.push({ route: 'the default route', service: name, port });
  }
  for (const { host = '', http } of spec.rules) {
    for (const { path = '/', backend } of http?.paths ?? []) {
      if (backend?.service && backend.service.port?.name !== BY_ANNOTATION) {
        const { name, port } = backend.service;
        backends.push({ route: `${host}${path}`, service: name, port });
      }
    }
  }
  return backends;
}
