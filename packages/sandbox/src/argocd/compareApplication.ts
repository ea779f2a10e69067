import type { KubeObject, Manifest } from '../kubernetes/Cluster';
import { type Application, instanceName } from './Application';
import type { ArgocdBackend } from './ArgocdBackend';
import { compareManifest } from './apply/compareManifest';
import { pointerOfPath } from './pointers';
import { groupOf, trackingId, TRACKING_ANNOTATION } from './readManifests';
import { readTargets, type TargetOptions } from './readTargets';
import { isHook } from './sync/hooks';

/** One resource of an application: as Git wants it, as the cluster has it, or both. */
export interface ManagedResource {
  target?: Manifest;
  live?: KubeObject;
  inSync: boolean;
}

export interface Comparison {
  /** One for each source. */
  revisions: string[];
  /** What each source is, in Argo CD's words. */
  sourceTypes: string[];
  resources: ManagedResource[];
  /** What runs during a sync, and is no part of what is compared. */
  hooks: ManagedResource[];
}

/** Kinds that controllers make in great number; no manifest in Git is one of them. */
const NEVER_IN_GIT = new Set([
  'ReplicaSet',
  'Event',
  'EndpointSlice',
  'Endpoints',
  'ControllerRevision',
  'Node',
]);

/** Where an application has objects: its destination, and what its manifests name beside it. */
export function namespacesOf(
  { spec, status }: Application,
  targets: readonly Manifest[] = [],
): string[] {
  return [
    ...new Set([
      spec.destination.namespace,
      ...(status.resources ?? []).flatMap(({ namespace }) => namespace ?? []),
      ...targets.flatMap(({ metadata }) => metadata.namespace ?? []),
    ]),
  ];
}

/** The objects that carry the application's tracking id. */
export function findTracked(
  { cluster, kinds }: ArgocdBackend,
  application: Application,
  targets: readonly Manifest[] = [],
): KubeObject[] {
  const instance = instanceName(application);
  const namespaces = namespacesOf(application, targets);
  return kinds
    .filter(({ kind }) => !NEVER_IN_GIT.has(kind))
    .flatMap(({ kind, namespaced }) =>
      namespaced
        ? namespaces.flatMap(namespace => cluster.list(kind, namespace))
        : cluster.list(kind),
    )
    .filter(
      object =>
        // A copied annotation still names the object that it was copied from.
        object.metadata.annotations?.[TRACKING_ANNOTATION] ===
        trackingId(instance, object),
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
    .flatMap(rule => [
      ...rule.jsonPointers,
      ...rule.jqPathExpressions.flatMap(pointerOfPath),
    ]);
}

/**
 * Holds the cluster against Git.
 *
 * @throws as {@link readTargets}.
 */
export async function compareApplication(
  backend: ArgocdBackend,
  application: Application,
  options: TargetOptions = {},
): Promise<Comparison> {
  const { targets, ...read } = await readTargets(backend, application, options);
  const liveOf = ({ kind, metadata }: Manifest) =>
    backend.cluster.get(kind, metadata.namespace ?? '', metadata.name);
  const resources = targets
    .filter(target => !isHook(target))
    .map((target): ManagedResource => {
      const live = liveOf(target);
      const pointers = ignoredPointers(application, target);
      return {
        target,
        live,
        inSync:
          live !== undefined && compareManifest(target, live, pointers).inSync,
      };
    });
  const wanted = new Set(
    resources.flatMap(({ live }) => live?.metadata.uid ?? []),
  );
  const surplus = findTracked(backend, application, targets)
    .filter(({ metadata }) => !wanted.has(metadata.uid))
    .map((live): ManagedResource => ({ live, inSync: false }));
  return {
    ...read,
    resources: [...resources, ...surplus],
    hooks: targets.filter(isHook).map(target => ({
      target,
      live: liveOf(target),
      inSync: true,
    })),
  };
}
