import { posix } from 'node:path';
import { toError } from '@backstage/errors';
import {
  type Application,
  findKustomization,
  helmSlots,
  type ImageSlots,
  kustomizeSlots,
  manifestSlots,
  type RepositoryFile,
} from '@flightdeck/plugin-environments-common';
import type { RepositoryFolder } from '@flightdeck/plugin-environments-node';
import type { FileBook } from './FileBook';
import { plainPath } from './paths';
import type { SourceTree } from './SourceTree';

/** The places of images in the files of an application, and what could not be looked at. */
export interface ReadSlots extends ImageSlots {
  notes: string[];
}

/**
 * Reads the files that an application is deployed from, and finds the images in them.
 *
 * @param trees - one for each source of the application
 */
export async function readImageSlots(
  application: Application,
  trees: readonly SourceTree[],
  book: FileBook,
): Promise<ReadSlots> {
  const read = await Promise.all(
    trees.map(tree => readSource({ application, trees, book, tree })),
  );
  return {
    slots: read.flatMap(({ slots }) => slots),
    problems: read.flatMap(({ problems }) => problems),
    notes: read.flatMap(({ notes }) => notes),
  };
}

interface Reading {
  application: Application;
  trees: readonly SourceTree[];
  book: FileBook;
  tree: SourceTree;
}

async function readSource(reading: Reading): Promise<ReadSlots> {
  const { book, tree } = reading;
  const { chart, helm, kustomize, path, recurse } = tree.source;
  if (chart === undefined && path === undefined) {
    return { slots: [], problems: [], notes: [] };
  }
  const folder = chart === undefined ? await tree.read(path ?? '.') : undefined;
  const root = plainPath(path ?? '.');
  const files: ReadonlyMap<string, RepositoryFile> = folder
    ? register(book, tree, folder)
    : new Map();
  if (
    chart !== undefined ||
    helm ||
    files.has(posix.join(root, 'Chart.yaml'))
  ) {
    return readChart(reading, files, root);
  }
  const kustomization = files.get(
    findKustomization([...files.keys()], root) ?? '',
  );
  const found = kustomization
    ? kustomizeSlots(kustomization, [...files.values()], kustomize?.images)
    : manifestSlots(
        [...files].flatMap(([file, named]) =>
          recurse || posix.dirname(file) === (root || '.') ? [named] : [],
        ),
      );
  return { ...found, notes: [] };
}

function register(
  book: FileBook,
  { source }: SourceTree,
  { branch, commit, files }: RepositoryFolder,
): Map<string, RepositoryFile> {
  const origin = { repository: source.repoUrl, branch, commit };
  return new Map(
    [...files].map(([path, text]) => [path, book.add(origin, path, text)]),
  );
}

async function readChart(
  reading: Reading,
  files: ReadonlyMap<string, RepositoryFile>,
  root: string,
): Promise<ReadSlots> {
  const { application, tree } = reading;
  const { helm } = tree.source;
  const own = files.get(posix.join(root, 'values.yaml'));
  const read = await Promise.all(
    (helm?.valueFiles ?? []).map(file => readValues(reading, file, root)),
  );
  const values = read.flatMap(one => (typeof one === 'string' ? [] : [one]));
  return {
    ...helmSlots([...(own ? [own] : []), ...values], helm?.parameters),
    notes: [
      ...read.flatMap(one => (typeof one === 'string' ? [one] : [])),
      ...(helm?.hasOwnValues
        ? [
            `${application.name} carries Helm values of its own, which win over the files; whether they set an image is not looked at.`,
          ]
        : []),
    ],
  };
}

/** A values file, or a sentence why it cannot be read. */
async function readValues(
  { application, book, tree, trees }: Reading,
  file: string,
  root: string,
): Promise<RepositoryFile | string> {
  const place = locateValues(file, { tree, trees, root });
  if (!place) {
    return `The values file ${withoutQuery(file)} of ${
      application.name
    } is not in a repository that could be looked at.`;
  }
  try {
    const folder = await place.tree.read(posix.dirname(place.path));
    const text = folder.files.get(place.path);
    const named =
      text === undefined
        ? undefined
        : register(book, place.tree, {
            ...folder,
            files: new Map([[place.path, text]]),
          }).get(place.path);
    return named ?? `There is no values file ${file} of ${application.name}.`;
  } catch (error) {
    if (toError(error).name === 'NotFoundError') {
      return `There is no values file ${file} of ${application.name}.`;
    }
    throw error;
  }
}

/** Where Helm looks for a values file; undefined when that is in none of the repositories. */
export function locateValues(
  file: string,
  from: { tree: SourceTree; trees: readonly SourceTree[]; root: string },
): { tree: SourceTree; path: string } | undefined {
  const [, name, rest] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
  const tree = name
    ? from.trees.find(({ source }) => source.ref === name)
    : from.tree;
  const inTree =
    rest ?? (file.startsWith('/') ? file : posix.join(from.root, file));
  const path = plainPath(posix.normalize(inTree));
  const isReachable =
    tree !== undefined &&
    !/^[a-z]+:\/\//i.test(file) &&
    !file.includes('*') &&
    !path.startsWith('..') &&
    (name !== undefined || tree.source.chart === undefined);
  return tree && isReachable ? { tree, path } : undefined;
}

/** An address may carry a token. */
function withoutQuery(file: string): string {
  return file.replace(/\?.*$/, '').replace(/\/\/[^/@]*@/, '//');
}
