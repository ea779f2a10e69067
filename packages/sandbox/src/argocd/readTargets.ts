import type { Manifest } from '../kubernetes/Cluster';
import { type Application, instanceName, sourcesOf } from './Application';
import type { ApplicationSource } from './ApplicationSource';
import {
  apiVersionsOf,
  type ArgocdBackend,
  KUBERNETES_VERSION,
} from './ArgocdBackend';
import { readManifests } from './readManifests';
import { type SourceLocation, SourceRenderer } from './sources/SourceRenderer';

export interface TargetOptions {
  /** In the place of what the sources name; one for each. */
  revisions?: readonly string[];
  /** In the place of the application's own. */
  sources?: readonly ApplicationSource[];
}

/** What Git wants of an application. */
export interface Targets {
  /** One for each source. */
  revisions: string[];
  sourceTypes: string[];
  targets: Manifest[];
}

async function locate(
  { git }: ArgocdBackend,
  { repoURL, targetRevision }: ApplicationSource,
  asked: string | undefined,
): Promise<SourceLocation> {
  if (git.faults.down) {
    throw new Error(
      `failed to list refs: Get "${repoURL}/info/refs": connect: connection refused`,
    );
  }
  const repository = git.repositoryOf(repoURL);
  if (!repository) {
    throw new Error(`failed to list refs: repository not found: ${repoURL}`);
  }
  const wanted = asked || targetRevision || 'HEAD';
  const revision = await git.resolve(repository, wanted);
  if (!revision) {
    throw new Error(`unable to resolve '${wanted}' to a commit SHA`);
  }
  return { repository, revision };
}

/** A source that others take values files from, and that has no manifests itself. */
function isOnlyReference({ ref, path, chart }: ApplicationSource): boolean {
  return Boolean(ref) && !path && !chart;
}

/**
 * Reads what Git wants of an application.
 *
 * @throws Error with a sentence when a repository, revision, folder or file is not usable.
 */
export async function readTargets(
  backend: ArgocdBackend,
  application: Application,
  options: TargetOptions = {},
): Promise<Targets> {
  const sources = options.sources ?? sourcesOf(application);
  const instance = instanceName(application);
  const { namespace } = application.spec.destination;
  const places = await Promise.all(
    sources.map((source, index) =>
      locate(backend, source, options.revisions?.[index]),
    ),
  );
  const references = new Map(
    sources.flatMap(({ ref }, index): [string, SourceLocation][] =>
      ref ? [[ref, places[index]]] : [],
    ),
  );
  const renderer = SourceRenderer.of(backend.git);
  const rendered = await Promise.all(
    sources.map((source, index) =>
      isOnlyReference(source)
        ? { type: '', documents: [] }
        : renderer.render({
            ...places[index],
            source,
            references,
            release: application.metadata.name,
            namespace,
            kubeVersion: KUBERNETES_VERSION,
            apiVersions: apiVersionsOf(backend),
          }),
    ),
  );
  return {
    revisions: places.map(({ revision }) => revision),
    sourceTypes: rendered.map(({ type }) => type),
    targets: rendered.flatMap(({ documents }, index) =>
      readManifests(documents, {
        instance,
        namespace,
        revision: places[index].revision,
      }),
    ),
  };
}
