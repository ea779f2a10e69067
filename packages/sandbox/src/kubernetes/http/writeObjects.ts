import { randomBytes } from 'node:crypto';
import { KubeObject, Manifest, WriteOptions } from '../Cluster';
import { isJsonObject, JsonObject } from '../json';
import { parseManifest } from '../manifest';
import { applyPatch, patchFormatOf } from '../patches/applyPatch';
import { apiVersionOf } from '../resourceTypes';
import { StatusError } from '../StatusError';
import { checkManifest } from './checkManifest';
import { ApiContext, ResourceAnswer, ResourceRequest } from './ApiContext';
import { findObject } from './findObject';
import { parseWriteOptions } from './queryOptions';
import { representObject } from './represent';
import { replicasOfScale, scaleOf } from './scale';

/** POST: a new object. */
export function createObject(
  context: ApiContext,
  request: ResourceRequest,
): ResourceAnswer {
  const { type, namespace } = request.info;
  const manifest = readBody(request, named(request.body));
  if (manifest.metadata.resourceVersion) {
    throw StatusError.badRequest(
      'resourceVersion should not be set on objects to be created',
    );
  }
  if (namespace && !context.cluster.get('Namespace', '', namespace)) {
    throw StatusError.namespaceNotFound(namespace);
  }
  const { status: _status, ...fresh } = withoutNotes(manifest);
  const accepted = type.subresources.includes('status')
    ? fresh
    : withoutNotes(manifest);
  checkManifest(type, accepted);
  const object = isDryRun(request)
    ? accepted
    : context.cluster.create(accepted, writerOf(request));
  return answer(context, request, object, 201);
}

/** PUT: the whole object, its status or its scale. */
export function updateObject(
  context: ApiContext,
  request: ResourceRequest,
): ResourceAnswer {
  const current = findObject(context, request.info);
  return write(context, request, current, request.body);
}

/** PATCH in any of the four formats; server-side apply may create. */
export function patchObject(
  context: ApiContext,
  request: ResourceRequest,
): ResourceAnswer {
  const { info, body } = request;
  const { type, namespace = '', name = '', subresource } = info;
  const format = patchFormatOf(type, request.contentType);
  if (format === 'apply' && !context.cluster.get(type.kind, namespace, name)) {
    return createObject(context, request);
  }
  const current = findObject(context, info);
  const target = subresource === 'scale' ? scaleOf(current) : current;
  const patched = applyPatch({ type, format, target, patch: body });
  return write(context, request, current, patched);
}

function write(
  context: ApiContext,
  request: ResourceRequest,
  current: KubeObject,
  desired: unknown,
): ResourceAnswer {
  const { type, subresource } = request.info;
  const manifest =
    subresource === 'scale'
      ? withScale(current, desired)
      : withPart(request, current, readBody(request, desired));
  checkManifest(type, manifest);
  const object = isDryRun(request)
    ? { ...manifest, metadata: { ...current.metadata, ...manifest.metadata } }
    : context.cluster.replace(manifest, writerOf(request));
  if (subresource === 'scale') {
    return { code: 200, body: scaleOf(object) };
  }
  return answer(context, request, object, 200);
}

/** The status is only written through its own address, and nothing else is written there. */
function withPart(
  { info }: ResourceRequest,
  current: KubeObject,
  desired: Manifest,
): Manifest {
  const { resourceVersion } = desired.metadata;
  if (info.subresource === 'status') {
    return {
      ...current,
      metadata: { ...current.metadata, resourceVersion },
      status: desired.status,
    };
  }
  return info.type.subresources.includes('status')
    ? { ...desired, status: current.status }
    : desired;
}

function withScale(current: KubeObject, scale: unknown): Manifest {
  const { replicas, resourceVersion } = replicasOfScale(scale);
  return {
    ...current,
    metadata: {
      ...current.metadata,
      resourceVersion: resourceVersion ?? current.metadata.resourceVersion,
    },
    spec: { ...(isJsonObject(current.spec) && current.spec), replicas },
  };
}

/** Reads an object whose frame must agree with the address that it was sent to. */
function readBody({ info }: ResourceRequest, body: unknown): Manifest {
  const { type, namespace, name } = info;
  const apiVersion = apiVersionOf(type);
  const given: JsonObject = isJsonObject(body) ? body : {};
  const manifest = parseManifest({ apiVersion, kind: type.kind, ...given });
  if (manifest.kind !== type.kind || manifest.apiVersion !== apiVersion) {
    throw StatusError.badRequest(
      `${manifest.kind} in version "${manifest.apiVersion}" cannot be handled as a ${type.kind}`,
    );
  }
  if (name !== undefined && manifest.metadata.name !== name) {
    throw StatusError.badRequest(
      `the name of the object (${manifest.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  // An empty namespace is none: some clients always write the field.
  if ((manifest.metadata.namespace || namespace) !== namespace) {
    throw StatusError.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  return { ...manifest, metadata: { ...manifest.metadata, namespace } };
}

/** Completes `generateName` with what makes the name unique. */
function named(body: unknown): unknown {
  if (!isJsonObject(body) || !isJsonObject(body.metadata)) {
    return body;
  }
  const { name, generateName } = body.metadata;
  if (name || typeof generateName !== 'string') {
    return body;
  }
  const suffix = randomBytes(4).toString('hex').slice(0, 5);
  return {
    ...body,
    metadata: { ...body.metadata, name: `${generateName}${suffix}` },
  };
}

/** Only the server notes who wrote what. */
function withoutNotes({ metadata, ...rest }: Manifest): Manifest {
  const { managedFields: _notes, ...kept } = metadata;
  return { ...rest, metadata: kept };
}

/** Named by the request, or else by what the client calls itself. */
function writerOf(request: ResourceRequest): WriteOptions {
  const { info, query, contentType, userAgent = '' } = request;
  const { fieldManager } = parseWriteOptions(query);
  const isApply =
    info.verb === 'patch' && patchFormatOf(info.type, contentType) === 'apply';
  return {
    manager: fieldManager || userAgent.split('/')[0] || 'unknown',
    operation: isApply ? 'Apply' : 'Update',
  };
}

function isDryRun({ query }: ResourceRequest): boolean {
  return parseWriteOptions(query).dryRun === 'All';
}

function answer(
  context: ApiContext,
  { info, representation }: ResourceRequest,
  object: Manifest,
  code: number,
): ResourceAnswer {
  const body = isStored(object)
    ? representObject(info.type, object, {
        representation,
        now: context.clock(),
      })
    : object;
  return { code, body };
}

function isStored(object: Manifest): object is KubeObject {
  return object.metadata.uid !== undefined;
}
