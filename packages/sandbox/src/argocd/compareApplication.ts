import type { KubeObject, Manifest } from '../kubernetes/Cluster';
import { resourceTypes } from '../kubernetes/resourceTypes';
import {
  type Application,
  type ApplicationSource,
  instanceName,
  sourcesOf,
} from './Application';
import type { ArgocdBackend } from './ArgocdBackend';
import { isInSync } from './compareManifest';
import {
  groupOf,
  readManifests,
  trackingId,
  TRACKING_ANNOTATION,
} from './readManifests';

/** One resource of an application: as Git wants it, as the cluster has it, or both. */
export interface ManagedResource {
  target?: Manifest;
  live?: KubeObject;
  inSync: boolean;
}

export interface Comparison {
  /** One for each source. */
  revisions: string[];
  resources: ManagedResource[];
}

/** Kinds that controllers make in great number; no manifest in Git is one of them. */
const NEVER_IN_GIT = new Set([
  'Pod',
  'ReplicaSet',
  'Event',
  'EndpointSlice',
  'Endpoints',
  'ControllerRevision',
  'Node',
]);
const MANAGEABLE = resourceTypes.filter(({ kind }) => !NEVER_IN_GIT.has(kind));

/** The objects that carry the application's tracking id. */
export function findTracked(
  { cluster }: ArgocdBackend,
  application: Application,
): KubeObject[] {
  const instance = instanceName(application);
  const { namespace } = application.spec.destination;
  return MANAGEABLE.flatMap(({ kind, namespaced }) =>
    cluster.list(kind, namespaced ? namespace : undefined).filter(
      object =>
        // A copied annotation still names the object that it was copied from.
        object.metadata.annotations?.[TRACKING_ANNOTATION] ===
        trackingId(instance, object),
    ),
  );
}

/** The JSON pointers that the application ignores in one resource. */
export function ignoredPointers(
  application: Application,
  { apiVersion, kind, metadata }: Manifest,
): string[] {
  return (application.spec.ignoreDifferences ?? [])
    .filter(
      rule =>
        rule.group === groupOf(apiVersion) &&
        rule.kind === kind &&
        (!rule.name || rule.name === metadata.name) &&
        (!rule.namespace || rule.namespace === metadata.namespace),
    )
    .flatMap(rule => rule.jsonPointers);
}

/**
 * Reads what Git wants of an application.
 *
 * @throws Error with a sentence when a repository, revision, folder or file is not usable.
 */
export async function readTargets(
  { git }: ArgocdBackend,
  application: Application,
  options: { revisions?: string[]; sources?: ApplicationSource[] } = {},
): Promise<{ revisions: string[]; targets: Manifest[] }> {
  const sources = options.sources ?? sourcesOf(application);
  const read = await Promise.all(
    sources.map(async ({ repoURL, path = '.', targetRevision }, index) => {
      const repository = git.repositoryOf(repoURL);
      if (!repository) {
        throw new Error(
          `failed to list refs: repository not found: ${repoURL}`,
        );
      }
      const asked = options.revisions?.[index] || targetRevision || 'HEAD';
      const revision = await git.resolve(repository, asked);
      if (!revision) {
        throw new Error(`unable to resolve '${asked}' to a commit SHA`);
      }
      const files = await git.readTree(repository, revision, path);
      if (files.size === 0) {
        throw new Error(`${path}: app path does not exist`);
      }
      const targets = readManifests(files, {
        instance: instanceName(application),
        namespace: application.spec.destination.namespace,
      });
      return { revision, targets };
    }),
  );
  return {
    revisions: read.map(({ revision }) => revision),
    targets: read.flatMap(({ targets }) => targets),
  };
}

/**
 * Holds the cluster against Git.
 *
 * @throws as {@link readTargets}.
 */
export async function compareApplication(
  backend: ArgocdBackend,
  application: Application,
  options: { revisions?: string[]; sources?: ApplicationSource[] } = {},
): Promise<Comparison> {
  const { revisions, targets } = await readTargets(
    backend,
    application,
    options,
  );
  const resources = targets.map((target): ManagedResource => {
    const { kind, metadata } = target;
    const live = backend.cluster.get(
      kind,
      metadata.namespace ?? '',
      metadata.name,
    );
    const pointers = ignoredPointers(application, target);
    return {
      target,
      live,
      inSync: live !== undefined && isInSync(target, live, pointers),
    };
  });
  const wanted = new Set(
    resources.flatMap(({ live }) => live?.metadata.uid ?? []),
  );
  const surplus = findTracked(backend, application)
    .filter(({ metadata }) => !wanted.has(metadata.uid))
    .map((live): ManagedResource => ({ live, inSync: false }));
  return { revisions, resources: [...resources, ...surplus] };
}
