import { constants } from 'fs';
import { access } from 'fs/promises';
import { delimiter, join } from 'path';

/** The path of a program on `PATH`, where it is there. */
export async function findProgram(
  name: string,
  path: string = process.env.PATH ?? '',
): Promise<string | undefined> {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const file = join(folder, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
