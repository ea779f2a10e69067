import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import type { ServiceFiles } from '@flightdeck/service-templates';

/** Writes files into a folder. What begins as a script can be run. */
export async function writeFiles(
  folder: string,
  files: ServiceFiles,
): Promise<void> {
  for (const [path, text] of files) {
    const target = resolveSafeChildPath(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    if (text.startsWith('#!')) {
      await chmod(target, 0o755);
    }
  }
}
