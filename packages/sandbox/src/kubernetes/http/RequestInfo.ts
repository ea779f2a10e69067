import { ResourceType, Subresource } from '../resourceTypes';
import { StatusError } from '../StatusError';

export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection';

/** What a request to a resource asks for, read from its method and address. */
export interface RequestInfo {
  verb: Verb;
  type: ResourceType;
  /** Absent for kinds without one, and for all namespaces. */
  namespace?: string;
  name?: string;
  subresource?: Subresource;
}

const VERBS: Readonly<Record<string, Verb>> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
  DELETE: 'delete',
};

/**
 * Reads `/api/v1/…` and `/apis/GROUP/VERSION/…`. Throws 404 for what is not served and 405 for a
 * method that has no meaning there.
 */
export function parseRequestInfo(request: {
  method: string;
  path: string;
  watch: boolean;
  /** What is served. */
  types: readonly ResourceType[];
}): RequestInfo {
  const { type, namespace, name, subresource } = parsePath(
    request.path,
    request.types,
  );
  const verb = VERBS[request.method];
  if (!verb) {
    throw StatusError.methodNotAllowed();
  }
  const target = { type, namespace, name, subresource };
  if (name !== undefined) {
    if (verb === 'create' || (subresource === 'log' && verb !== 'get')) {
      throw StatusError.methodNotAllowed();
    }
    return { verb, ...target };
  }
  if (verb === 'get') {
    return { verb: request.watch ? 'watch' : 'list', ...target };
  }
  if (verb === 'delete') {
    return { verb: 'deletecollection', ...target };
  }
  if (verb !== 'create' || (type.namespaced && namespace === undefined)) {
    throw StatusError.methodNotAllowed();
  }
  return { verb, ...target };
}

function parsePath(
  path: string,
  types: readonly ResourceType[],
): Omit<RequestInfo, 'verb'> {
  const parts = path
    .split('/')
    .filter(part => part !== '')
    .map(decode);
  const [group, version, ...rest] =
    parts[0] === 'api' ? ['', ...parts.slice(1)] : parts.slice(1);
  // Below /namespaces/NAME there is a kind; /namespaces/NAME itself, and its status, is the object.
  const inNamespace =
    rest[0] === 'namespaces' && rest.length > 2 && rest[2] !== 'status';
  const [plural, name, subresource, ...excess] = inNamespace
    ? rest.slice(2)
    : rest;
  const type = types.find(
    known =>
      known.group === group &&
      known.version === version &&
      known.plural === plural,
  );
  const served = type?.subresources.find(known => known === subresource);
  if (
    !type ||
    excess.length > 0 ||
    (subresource !== undefined && !served) ||
    (inNamespace && !type.namespaced) ||
    (type.namespaced && name !== undefined && !inNamespace)
  ) {
    throw StatusError.noSuchPath();
  }
  return {
    type,
    namespace: inNamespace ? rest[1] : undefined,
    name,
    subresource: served,
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw StatusError.badRequest(`"${part}" is not a valid part of a path`);
  }
}
