import {
  isNamespaceName,
  isObjectName,
} from '@flightdeck/plugin-environments-common';
import { ArgocdError } from './ArgocdError';

/** Names an application; the project makes Argo CD tell missing from forbidden. */
export interface ApplicationAddress {
  namespace?: string;
  name: string;
  project?: string;
}

type Query = Record<string, string | readonly string[] | undefined>;

export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of [value].flat()) {
      if (item !== undefined) {
        parameters.append(name, item);
      }
    }
  }
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** Encoding alone would let `..` climb to another path. */
export function applicationPath(
  { namespace, name }: ApplicationAddress,
  suffix = '',
): string {
  if (
    !isObjectName(name) ||
    (namespace !== undefined && !isNamespaceName(namespace))
  ) {
    throw new ArgocdError('not-found', 'No application can have such a name.');
  }
  return `/api/v1/applications/${encodeURIComponent(name)}${suffix}`;
}
