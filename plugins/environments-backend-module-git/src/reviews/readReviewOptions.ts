import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { repositorySchema } from '../commits/repositorySchema';

/** Where usual tools keep their migrations. */
const USUAL_PATHS = [
  '**/migrations/**',
  '**/migration/**',
  '**/migrate/**',
  '**/alembic/versions/**',
  '**/db/changelog/**',
  '**/flyway/**',
];

const LONGEST_PATH = 200;

const optionsSchema = z.strictObject({
  paths: z
    .array(
      z
        .string()
        .min(1)
        .max(LONGEST_PATH)
        .refine(
          text => !text.startsWith('/') && !text.startsWith('./'),
          'it is below the root of the repository, without a slash or a dot at its start',
        )
        .refine(
          text => !text.startsWith('!') && !text.startsWith('#'),
          'it says what is a migration, not what is none',
        ),
    )
    .min(1)
    .max(50)
    .default(USUAL_PATHS),
  repository: repositorySchema.optional(),
  image: z.string().min(1).optional(),
});

/** What an item says of the migrations whose review it asks for. */
export interface ReviewOptions {
  /** Globs: a file is a migration when its path matches one. */
  paths: readonly string[];
  /** The address of the repository that has the migrations; those of applications when absent. */
  repository?: string;
  /** The name of the image, without its tag, whose tag is the commit. */
  image?: string;
}

/** @throws InputError naming the option that is wrong */
export function readReviewOptions(
  options: Readonly<Record<string, unknown>>,
): ReviewOptions {
  const { data, error } = optionsSchema.safeParse(options);
  if (data) {
    return data;
  }
  const [{ message, path }] = error.issues;
  throw new InputError(
    `The options of migration-review are wrong: ${[...path, message].join(
      ': ',
    )}.`,
  );
}
