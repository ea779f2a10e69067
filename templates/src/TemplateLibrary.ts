import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  describeService,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import { createRenderer, type Renderer } from './createRenderer';
import { readSkeleton } from './Skeleton';

/**
 * Where the service will live in git.
 *
 * @public
 */
export interface ServiceRepository {
  /** The address that Argo CD and people clone, for example `https://git.example.org/shop.git`. */
  cloneUrl: string;
  /** The name of the main branch. */
  branch: string;
}

/**
 * The files of a service by their path. All are text.
 *
 * @public
 */
export type ServiceFiles = ReadonlyMap<string, string>;

const OWN_DIRECTORY = dirname(
  require.resolve('@flightdeck/service-templates/package.json'),
);

const RENDERED = '.njk';

interface SourceFile {
  path: string;
  text: string;
}

/**
 * The templates in a folder: one folder for each blueprint, and `shared`.
 *
 * Files that end in `.njk` are rendered, and lose that ending; others are taken as they are. A path
 * with `[stage]` is made once for each environment; `[name]` is the name of the service.
 *
 * @public
 */
export class TemplateLibrary {
  readonly #directory: string;
  readonly #renderer: Renderer;

  private constructor(directory: string) {
    this.#directory = directory;
    this.#renderer = createRenderer(directory);
  }

  /**
   * Opens a folder of templates; the shipped ones when none is given.
   *
   * @throws NotFoundError when it is not there
   */
  static async create(directory = OWN_DIRECTORY): Promise<TemplateLibrary> {
    const found = await stat(directory).catch(() => undefined);
    if (!found?.isDirectory()) {
      throw new NotFoundError(`There is no folder of templates ${directory}.`);
    }
    return new TemplateLibrary(directory);
  }

  /**
   * Renders every file of a service. Nothing is written.
   *
   * @throws NotFoundError when the blueprint has no template
   * @throws InputError that names the file, when one cannot be rendered
   */
  async render(
    answers: ServiceAnswers,
    repository: ServiceRepository,
  ): Promise<ServiceFiles> {
    const directory = join(this.#directory, answers.blueprint);
    if (
      !(await stat(join(directory, 'skeleton.yaml')).catch(() => undefined))
    ) {
      throw new NotFoundError(
        `There is no template for blueprint ${answers.blueprint}.`,
      );
    }
    const skeleton = await readSkeleton(directory);
    const service = describeService(answers);
    const context = { answers, service, repository };
    const files = new Map<string, string>();
    for (const { from, to, when } of skeleton.pieces) {
      if (when && !this.#renderer.isTrue(when, context)) {
        continue;
      }
      const folder =
        from === 'skeleton'
          ? join(directory, from)
          : join(this.#directory, from);
      for (const source of await readFolder(folder)) {
        this.#renderFile(source, to, context, files);
      }
    }
    for (const { files: left, when } of skeleton.without) {
      if (this.#renderer.isTrue(when, context)) {
        leaveOut(files, left);
      }
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #renderFile(
    source: SourceFile,
    to: string,
    context: { service: ReturnType<typeof describeService> },
    files: Map<string, string>,
  ): void {
    const target = posix.join(to, source.path);
    const environments = target.includes('[stage]')
      ? context.service.environments
      : [undefined];
    for (const environment of environments) {
      const path = target
        .replaceAll('[stage]', environment?.stage ?? '')
        .replaceAll('[name]', context.service.name);
      if (!path.endsWith(RENDERED)) {
        files.set(path, source.text);
        continue;
      }
      const text = this.#renderer.render(source.path, source.text, {
        ...context,
        ...(environment && { environment }),
      });
      // A file of which nothing is left does not belong to this service.
      if (text.trim() !== '') {
        files.set(path.slice(0, -RENDERED.length), text);
      }
    }
  }
}

function leaveOut(files: Map<string, string>, left: string): void {
  for (const path of [...files.keys()]) {
    if (path === left || (left.endsWith('/') && path.startsWith(left))) {
      files.delete(path);
    }
  }
}

async function readFolder(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  }).catch(() => {
    throw new InputError(`The template names ${folder}, which is not there.`);
  });
  return await Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const path = join(entry.parentPath, entry.name);
        return {
          path: relative(folder, path).split(sep).join('/'),
          text: await readFile(path, 'utf8'),
        };
      }),
  );
}
