import { freezeJson } from '../../kubernetes/json';
import { remember } from '../../git/remember';
import type { GitServer } from '../../git';
import type { ApplicationSource } from '../ApplicationSource';
import { renderDirectory, type SourceDocument } from './renderDirectory';
import { renderHelm } from './renderHelm';

/** Where a source is read: a repository of the git server, at a commit. */
export interface SourceLocation {
  repository: string;
  revision: string;
}

export interface RenderRequest extends SourceLocation {
  source: ApplicationSource;
  /** Other sources of the application, by their `ref`. */
  references: ReadonlyMap<string, SourceLocation>;
  /** For Helm. */
  release: string;
  namespace: string;
  kubeVersion: string;
  apiVersions: readonly string[];
}

export interface RenderedSource {
  type: 'Helm' | 'Directory';
  documents: readonly SourceDocument[];
}

const renderers = new WeakMap<GitServer, SourceRenderer>();

/**
 * Makes manifests of the files in git. Applications are compared again and again; what a commit
 * holds never changes, so neither does what was made of it.
 */
export class SourceRenderer {
  readonly #git: GitServer;
  readonly #rendered = new Map<string, Promise<RenderedSource>>();
  /** One Helm at a time is enough for one machine. */
  #lastHelm: Promise<unknown> = Promise.resolve();

  private constructor(git: GitServer) {
    this.#git = git;
  }

  /** The renderer of a git server: all who read from it share what was rendered. */
  static of(git: GitServer): SourceRenderer {
    const known = renderers.get(git);
    const renderer = known ?? new SourceRenderer(git);
    renderers.set(git, renderer);
    return renderer;
  }

  /** @throws Error with a sentence when the source is not usable. */
  render(request: RenderRequest): Promise<RenderedSource> {
    const { targetRevision: _moves, ...source } = request.source;
    const key = JSON.stringify([
      { ...request, source },
      [...request.references],
    ]);
    return remember(this.#rendered, key, () => this.#render(request));
  }

  async #render(request: RenderRequest): Promise<RenderedSource> {
    const { repository, revision, source } = request;
    refuseUnknown(source);
    const folder = folderOf(source.path ?? '.');
    const files = await this.#git.readTree(repository, revision, folder || '.');
    if (files.size === 0) {
      throw new Error(`${source.path}: app path does not exist`);
    }
    const prefix = folder ? `${folder}/` : '';
    if (source.helm || files.has(`${prefix}Chart.yaml`)) {
      const documents = await this.#renderHelm(request, folder);
      return freezeJson<RenderedSource>({ type: 'Helm', documents });
    }
    if (files.has(`${prefix}kustomization.yaml`)) {
      throw new Error(`${source.path}: the sandbox knows no Kustomize`);
    }
    const own = new Map(
      [...files].map(([path, text]) => [path.slice(prefix.length), text]),
    );
    const documents = renderDirectory(own, source.directory);
    return freezeJson<RenderedSource>({ type: 'Directory', documents });
  }

  #renderHelm(
    request: RenderRequest,
    folder: string,
  ): Promise<SourceDocument[]> {
    const { release, namespace, kubeVersion, apiVersions } = request;
    const rendered = this.#lastHelm.then(async () => {
      const references = [...request.references].map(
        async ([name, place]) => [name, await this.#tree(place)] as const,
      );
      return renderHelm({
        tree: await this.#tree(request),
        folder,
        helm: request.source.helm ?? {},
        release,
        namespace,
        kubeVersion,
        apiVersions,
        references: new Map(await Promise.all(references)),
      });
    });
    this.#lastHelm = rendered.catch(() => {});
    return rendered;
  }

  #tree({ repository, revision }: SourceLocation) {
    return this.#git.readTree(repository, revision, '.');
  }
}

function folderOf(path: string): string {
  const folder = path.replace(/^(\.?\/)+|\/+$/g, '');
  return folder === '.' ? '' : folder;
}

function refuseUnknown({ chart, kustomize, plugin }: ApplicationSource): void {
  if (chart) {
    throw new Error(`chart ${chart}: the sandbox has no Helm repositories`);
  }
  if (kustomize || plugin) {
    throw new Error('the sandbox knows neither Kustomize nor plugins');
  }
}
