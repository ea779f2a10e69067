import { Manifest } from './Cluster';
import { isJsonObject } from './json';
import { StatusError } from './StatusError';

/** Reads an object from outside; refuses one whose frame is not that of a Kubernetes object. */
export function parseManifest(value: unknown): Manifest {
  if (!isManifest(value)) {
    throw StatusError.badRequest(
      `the object provided is unrecognized: ${complaint(value)}`,
    );
  }
  return value;
}

function isManifest(value: unknown): value is Manifest {
  return complaint(value) === undefined;
}

function complaint(value: unknown): string | undefined {
  if (!isJsonObject(value)) {
    return 'it must be an object';
  }
  if (typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') {
    return 'it must have an apiVersion and a kind';
  }
  const { metadata } = value;
  if (!isJsonObject(metadata) || typeof metadata.name !== 'string') {
    return 'it must have a metadata.name';
  }
  if (!isOptional(metadata.namespace, isString)) {
    return 'metadata.namespace must be a string';
  }
  if (!isOptional(metadata.labels, isStringMap)) {
    return 'metadata.labels must map strings to strings';
  }
  if (!isOptional(metadata.annotations, isStringMap)) {
    return 'metadata.annotations must map strings to strings';
  }
  if (!isOptional(metadata.finalizers, isListOf(isString))) {
    return 'metadata.finalizers must be a list of strings';
  }
  if (!isOptional(metadata.ownerReferences, isListOf(isOwnerReference))) {
    return 'metadata.ownerReferences must name apiVersion, kind, name and uid';
  }
  return undefined;
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isStringMap(value: unknown): boolean {
  return isJsonObject(value) && Object.values(value).every(isString);
}

function isOwnerReference(value: unknown): boolean {
  return (
    isJsonObject(value) &&
    ['apiVersion', 'kind', 'name', 'uid'].every(key => isString(value[key]))
  );
}

function isListOf(isItem: (value: unknown) => boolean) {
  return (value: unknown) => Array.isArray(value) && value.every(isItem);
}

function isOptional(value: unknown, isValid: (value: unknown) => boolean) {
  return value === undefined || isValid(value);
}
