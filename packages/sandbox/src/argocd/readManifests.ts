import type { Manifest } from '../kubernetes/Cluster';
import { isJsonObject } from '../kubernetes/json';
import { parseManifest } from '../kubernetes/manifest';
import { findResourceType } from '../kubernetes/resourceTypes';
import type { SourceDocument } from './sources/renderDirectory';

export const TRACKING_ANNOTATION = 'argocd.argoproj.io/tracking-id';

export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

export function versionOf(apiVersion: string): string {
  return apiVersion.split('/').at(-1) ?? apiVersion;
}

/** By this annotation Argo CD knows the objects that it manages. */
export function trackingId(
  instance: string,
  { apiVersion, kind, metadata }: Manifest,
): string {
  const namespace = metadata.namespace ?? '';
  return `${instance}:${groupOf(apiVersion)}/${kind}:${namespace}/${
    metadata.name
  }`;
}

export interface ManifestOptions {
  /** The name of the application in tracking ids. */
  instance: string;
  /** Of the application's destination. */
  namespace: string;
  /** The commit, which goes into the names of hooks that have only a beginning of one. */
  revision: string;
}

/**
 * The documents of a source as manifests: in the namespace of the application's destination where
 * they name none, and marked as its own.
 *
 * @throws Error with a sentence when a document is not a Kubernetes manifest.
 */
export function readManifests(
  documents: readonly SourceDocument[],
  options: ManifestOptions,
): Manifest[] {
  return documents
    .flatMap(({ file, value }) => itemsOf(value).map(item => ({ file, item })))
    .map(({ file, item }) => completeManifest(file, item, options));
}

/** The objects of a `List`; anything else is one object. */
function itemsOf(value: unknown): unknown[] {
  return isJsonObject(value) &&
    value.kind === 'List' &&
    Array.isArray(value.items)
    ? value.items
    : [value];
}

function completeManifest(
  file: string,
  value: unknown,
  options: ManifestOptions,
): Manifest {
  if (!isJsonObject(value) || !value.kind || !isJsonObject(value.metadata)) {
    throw new Error(`Failed to unmarshal "${file}": Object 'Kind' is missing`);
  }
  const { name, generateName } = value.metadata;
  const generated =
    name === undefined && typeof generateName === 'string'
      ? { name: `${generateName}${options.revision.slice(0, 7)}` }
      : {};
  const manifest = parseManifest({
    ...value,
    metadata: { ...value.metadata, ...generated },
  });
  const namespaced = findResourceType(manifest.kind)?.namespaced ?? true;
  const placed: Manifest = {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      ...(namespaced && {
        namespace: manifest.metadata.namespace ?? options.namespace,
      }),
    },
  };
  return {
    ...placed,
    metadata: {
      ...placed.metadata,
      annotations: {
        ...placed.metadata.annotations,
        [TRACKING_ANNOTATION]: trackingId(options.instance, placed),
      },
    },
  };
}
