import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { repositorySchema } from '../commits/repositorySchema';

const optionsSchema = z.strictObject({
  repository: repositorySchema.optional(),
  image: z.string().min(1).optional(),
  contexts: z.array(z.string().min(1)).min(1).optional(),
});

/** What an item says of the CI that it asks for. */
export interface CiOptions {
  /** The address of the repository that CI tests; those that applications are made of when absent. */
  repository?: string;
  /** The name of the image, without its tag, whose tag is the commit. */
  image?: string;
  /** The names of the checks that must succeed; all when absent. */
  contexts?: string[];
}

/** @throws InputError naming the option that is wrong */
export function readCiOptions(
  options: Readonly<Record<string, unknown>>,
): CiOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) {
    return data;
  }
  const [{ message, path }] = error.issues;
  throw new InputError(
    `The options of ci-status are wrong: ${[...path, message].join(': ')}.`,
  );
}
