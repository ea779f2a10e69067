import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { parseEntities } from './parseEntities';

/** The entities of `catalog-info.yaml` in a workspace; none when there is no such file. */
export async function readWorkspaceEntities(
  workspace: string,
): Promise<Entity[]> {
  const path = join(workspace, 'catalog-info.yaml');
  const text = await readFile(path, 'utf8').catch(() => '');
  return parseEntities(text);
}
