import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix, sep } from 'node:path';
import { templateChart } from '@flightdeck/helm';
import { parse } from 'yaml';
import { isJsonObject } from '../../kubernetes/json';
import type { HelmSource } from '../ApplicationSource';
import { parseDocuments, type SourceDocument } from './renderDirectory';

/** The files of a repository at one revision, by their path. */
export type Tree = ReadonlyMap<string, string>;

export interface HelmRequest {
  /** The repository that holds the chart. */
  tree: Tree;
  /** The chart's folder in it; empty for the root. */
  folder: string;
  helm: HelmSource;
  /** The application's name, for a source that names no release. */
  release: string;
  namespace: string;
  kubeVersion: string;
  apiVersions: readonly string[];
  /** The repositories whose values files `$name/…` speaks of. */
  references: ReadonlyMap<string, Tree>;
}

const CHART = 'chart';

async function write(root: string, files: Iterable<[string, string]>) {
  for (const [path, content] of files) {
    const target = join(root, path);
    // What git holds may be named anything; nothing is written outside.
    if (target.startsWith(`${root}${sep}`)) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
  }
}

/** The tree that a values file is in, and its path there. */
function locate(file: string, { tree, folder, references }: HelmRequest) {
  const [, name, rest] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
  if (name) {
    const referred = references.get(name);
    if (!referred) {
      throw new Error(
        `source referenced "${name}", but no source has that ref`,
      );
    }
    return { tree: referred, path: posix.normalize(rest) };
  }
  if (/^[a-z]+:\/\//i.test(file)) {
    throw new Error(`values file ${file}: the sandbox fetches nothing`);
  }
  return {
    tree,
    path: file.startsWith('/')
      ? posix.normalize(file.slice(1))
      : posix.join(folder, file),
  };
}

/** Writes the values files beside the chart, in order. Returns where they are, seen from it. */
async function writeValues(
  root: string,
  request: HelmRequest,
): Promise<string[]> {
  const { valueFiles = [], ignoreMissingValueFiles } = request.helm;
  const written: string[] = [];
  for (const [index, file] of valueFiles.entries()) {
    const { tree, path } = locate(file, request);
    if (path.startsWith('..')) {
      throw new Error(`value file "${file}" is outside the repository root`);
    }
    const content = tree.get(path);
    if (content !== undefined) {
      const place = join('values', String(index), posix.basename(path));
      await write(root, [[place, content]]);
      written.push(join(root, place));
    } else if (!ignoreMissingValueFiles) {
      throw new Error(`open ${file}: no such file or directory`);
    }
  }
  return written;
}

function ownValues({ values, valuesObject }: HelmSource) {
  if (valuesObject) {
    return valuesObject;
  }
  const parsed: unknown = values ? parse(values) : undefined;
  return isJsonObject(parsed) ? parsed : undefined;
}

/**
 * The manifests that the real Helm makes of a chart in git.
 *
 * @throws Error with Helm's words
 */
export async function renderHelm(
  request: HelmRequest,
): Promise<SourceDocument[]> {
  const { tree, folder, helm } = request;
  const prefix = folder ? `${folder}/` : '';
  const root = await mkdtemp(join(tmpdir(), 'flightdeck-chart-'));
  try {
    const files = [...tree].filter(([path]) => path.startsWith(prefix));
    await write(
      root,
      files.map(([path, content]): [string, string] => [
        `${CHART}/${path.slice(prefix.length)}`,
        content,
      ]),
    );
    const text = await templateChart({
      chart: join(root, CHART),
      release: helm.releaseName ?? request.release,
      namespace: helm.namespace ?? request.namespace,
      valueFiles: await writeValues(root, request),
      values: ownValues(helm),
      parameters: helm.parameters,
      kubeVersion: helm.kubeVersion ?? request.kubeVersion,
      apiVersions: helm.apiVersions ?? request.apiVersions,
      skipCrds: helm.skipCrds,
      skipTests: helm.skipTests,
    });
    return parseDocuments(`${prefix}templates`, text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(
      `failed to generate manifests in '${
        folder || '.'
      }': helm template failed: ${words}`,
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
