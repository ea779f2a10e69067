import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CONFIG_FILE = 'app-config.yaml';

/**
 * What paths in the configuration are relative to: the nearest directory at or above this one with
 * an `app-config.yaml`, or this one where there is none.
 */
export function findConfigDirectory(start: string): string {
  let directory = start;
  while (!existsSync(join(directory, CONFIG_FILE))) {
    const above = dirname(directory);
    if (above === directory) {
      return start;
    }
    directory = above;
  }
  return directory;
}
