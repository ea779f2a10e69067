import type { Ingress } from '../kubernetes';

/** A Service that an Ingress sends requests to. */
export interface IngressBackend {
  /** Host and path, as a person says them. */
  route: string;
  service: string;
  port?: { name?: string; number?: number };
}

/** Every Service that an Ingress sends requests to, with the route that leads there. */
export function backendsOf({ spec }: Ingress): IngressBackend[] {
  const backends: IngressBackend[] = [];
  if (spec.defaultBackend?.service) {
    const { name, port } = spec.defaultBackend.service;
    backends.push({ route: 'the default route', service: name, port });
  }
  for (const { host = '', http } of spec.rules) {
    for (const { path = '/', backend } of http?.paths ?? []) {
      if (backend?.service) {
        const { name, port } = backend.service;
        backends.push({ route: `${host}${path}`, service: name, port });
      }
    }
  }
  return backends;
}
