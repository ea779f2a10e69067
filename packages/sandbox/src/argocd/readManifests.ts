import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../kubernetes/Cluster';
import { isJsonObject } from '../kubernetes/json';
import { parseManifest } from '../kubernetes/manifest';
import { findResourceType } from '../kubernetes/resourceTypes';

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

/**
 * The manifests in a folder of a repository, in the namespace of the application's destination
 * where they name none, and marked as its own.
 *
 * @throws Error with a sentence when a file is not a Kubernetes manifest.
 */
export function readManifests(
  files: ReadonlyMap<string, string>,
  options: { instance: string; namespace: string },
): Manifest[] {
  const manifests: Manifest[] = [];
  for (const [path, content] of files) {
    if (!/\.(ya?ml|json)$/.test(path)) {
      continue;
    }
    for (const document of parseAllDocuments(content)) {
      if (document.errors.length > 0) {
        throw new Error(
          `Failed to unmarshal "${path}": ${document.errors[0].message}`,
        );
      }
      const value: unknown = document.toJSON();
      if (value !== null) {
        manifests.push(completeManifest(path, value, options));
      }
    }
  }
  return manifests;
}

function completeManifest(
  path: string,
  value: unknown,
  options: { instance: string; namespace: string },
): Manifest {
  if (!isJsonObject(value) || !value.kind || !isJsonObject(value.metadata)) {
    throw new Error(`Failed to unmarshal "${path}": Object 'Kind' is missing`);
  }
  const manifest = parseManifest(value);
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
