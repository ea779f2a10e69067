import { glob, readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import {
  type Blueprint,
  parseBlueprint,
} from '@flightdeck/plugin-environments-common';
import { findErrorCode } from '@flightdeck/plugin-environments-node';

/** A file as it was found, read or not. */
export type BlueprintFile =
  | { path: string; blueprint: Blueprint }
  | { path: string; name: string; problem: string };

const PATTERN = /[*?[\]{}]/;

/** The files of a path or a pattern, in the order of their names. */
async function findFiles(
  path: string,
  directory: string,
): Promise<readonly string[]> {
  if (!PATTERN.test(path)) {
    return [path];
  }
  const found: string[] = [];
  for await (const file of glob(path, { cwd: directory })) {
    found.push(file);
  }
  return found.sort();
}

/** Of many mistakes, the first tells where to look. */
function describeMistakes(path: string, [first, ...others]: string[]): string {
  const more =
    others.length > 0
      ? ` (and ${others.length} more ${
          others.length === 1 ? 'mistake' : 'mistakes'
        })`
      : '';
  return `The blueprint file ${path} cannot be used: ${first}${more}`;
}

async function readOne(
  path: string,
  directory: string,
): Promise<BlueprintFile> {
  // What does not say how it is called would be called as its file.
  const usual = basename(path, extname(path));
  let text: string;
  try {
    text = await readFile(resolve(directory, path), 'utf8');
  } catch (error) {
    // Its message names a path of this machine, which is not for everybody.
    const reason = findErrorCode(error) ?? 'for a reason that is not told';
    const problem = `The blueprint file ${path} cannot be read (${reason}).`;
    return { path, name: usual, problem };
  }
  const parsed = parseBlueprint(text);
  return parsed.blueprint
    ? { path, blueprint: parsed.blueprint }
    : {
        path,
        name: parsed.name ?? usual,
        problem: describeMistakes(path, parsed.problems),
      };
}

/**
 * Reads the blueprints of an adopter. Never throws for what a file is or holds.
 *
 * @param paths - paths and patterns, relative to the directory
 */
export async function readBlueprintFiles(
  paths: readonly string[],
  directory: string,
): Promise<{ files: BlueprintFile[]; emptyPatterns: string[] }> {
  const found = await Promise.all(
    paths.map(path => findFiles(path, directory)),
  );
  const unique = [...new Set(found.flat())];
  return {
    files: await Promise.all(unique.map(path => readOne(path, directory))),
    emptyPatterns: paths.filter((_, index) => found[index].length === 0),
  };
}
