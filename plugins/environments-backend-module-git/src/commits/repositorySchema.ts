import { z } from 'zod';
import { parseRepositoryUrl } from '../hosts/parseRepositoryUrl';

/** An option that names a repository by its address. */
export const repositorySchema = z
  .string()
  .refine(
    text => parseRepositoryUrl(text) !== undefined,
    'it is not the address of a repository',
  );
