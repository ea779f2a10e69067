import { DeleteOptions, KubeObject } from '../Cluster';
import { isJsonObject } from '../json';
import { StatusError } from '../StatusError';
import { ApiContext, ResourceAnswer, ResourceRequest } from './ApiContext';
import { findObject } from './findObject';
import { parseDeleteOptions, parseListOptions } from './queryOptions';
import { representList } from './represent';
import { selectionOf } from './selection';

/** DELETE of one object. Answers the object while it still ends, and a Status once it is gone. */
export function deleteObject(
  context: ApiContext,
  request: ResourceRequest,
): ResourceAnswer {
  const { type } = request.info;
  const object = findObject(context, request.info);
  const options = readOptions(request);
  const { name, uid, resourceVersion } = object.metadata;
  const { preconditions } = options;
  if (
    (preconditions?.uid ?? uid) !== uid ||
    (preconditions?.resourceVersion ?? resourceVersion) !== resourceVersion
  ) {
    throw StatusError.conflict(type, name);
  }
  const rest = options.isDryRun
    ? undefined
    : remove(context, object, options.delete);
  return {
    code: 200,
    body: rest ?? {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        group: type.group || undefined,
        kind: type.plural,
        uid,
      },
    },
  };
}

/** DELETE of a collection: everything that the selectors match. */
export function deleteCollection(
  context: ApiContext,
  request: ResourceRequest,
): ResourceAnswer {
  const { info, query, representation } = request;
  const matches = selectionOf(info, parseListOptions(query));
  const options = readOptions(request);
  const found = context.cluster
    .list(info.type.kind, info.namespace)
    .filter(matches);
  if (!options.isDryRun) {
    found.forEach(object => remove(context, object, options.delete));
  }
  const { resourceVersion } = context.cluster;
  const body = representList(
    info.type,
    found,
    { resourceVersion },
    { representation, now: context.clock() },
  );
  return { code: 200, body };
}

/** What is left of the object while it ends. */
function remove(
  { cluster }: ApiContext,
  { kind, metadata }: KubeObject,
  options: DeleteOptions,
): KubeObject | undefined {
  const { namespace = '', name, uid } = metadata;
  // A second request of the same kind does not hurry a pod that is ending already.
  if (!metadata.deletionTimestamp || options.gracePeriodSeconds === 0) {
    cluster.delete(kind, namespace, name, options);
  }
  const rest = cluster.get(kind, namespace, name);
  return rest?.metadata.uid === uid ? rest : undefined;
}

function readOptions({ query, body }: ResourceRequest) {
  const options = parseDeleteOptions({
    ...(isJsonObject(query) && query),
    ...(isJsonObject(body) && body),
  });
  const { gracePeriodSeconds, propagationPolicy, orphanDependents } = options;
  const toDelete: DeleteOptions = {
    gracePeriodSeconds,
    propagationPolicy: orphanDependents ? 'Orphan' : propagationPolicy,
  };
  return {
    delete: toDelete,
    isDryRun: [options.dryRun].flat().includes('All'),
    preconditions: options.preconditions,
  };
}
