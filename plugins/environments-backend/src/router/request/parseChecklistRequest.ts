import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { parseQuery } from './parseQuery';

const releaseKeySchema = z
  .string()
  .regex(/^[0-9a-f]{1,64}$/, 'it is not the key of a release');
const itemSchema = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const flagSchema = z.enum(['true', 'false'], {
  error: 'it is neither true nor false',
});

const releaseSchema = z.object({ release: releaseKeySchema.optional() });
const checklistSchema = releaseSchema.extend({
  round: z.coerce
    .number({ error: 'it must be a number' })
    .int()
    .min(1)
    .optional(),
});
const withdrawalSchema = z.object({ release: releaseKeySchema });
const eventsSchema = releaseSchema.extend({
  format: z
    .enum(['json', 'csv'], { error: 'it is neither json nor csv' })
    .default('json'),
  /** All events as JSON, too; CSV is always of all. */
  whole: flagSchema.default('false'),
  after: z.coerce
    .number({ error: 'it must be a number' })
    .int()
    .min(0)
    .optional(),
  limit: z.coerce
    .number({ error: 'it must be a number' })
    .int()
    .min(1)
    .max(10_000)
    .default(1_000),
});
const verdictSchema = releaseSchema.extend({
  revision: z
    .string()
    .regex(
      /^[0-9a-f]{40}$|^[0-9a-f]{64}$/,
      'it is not the whole id of a commit',
    )
    .optional(),
  image: z
    .string()
    .max(512)
    .regex(/@sha256:[0-9a-f]{64}$/, 'it does not end with @sha256: and digest')
    .optional(),
  enforce: flagSchema.default('false'),
});

/** Of which release, and which round of it, a checklist is asked for. */
export function parseReleaseQuery(query: unknown) {
  const { release, round } = parseQuery(checklistSchema, query);
  return { releaseKey: release, round };
}

/** Of which release a signature is withdrawn. */
export function parseWithdrawal(query: unknown) {
  return { releaseKey: parseQuery(withdrawalSchema, query).release };
}

/** Which events are asked for, and how they are to be written: as a file when it is all of them. */
export function parseEventsQuery(query: unknown) {
  const { after, format, limit, release, whole } = parseQuery(
    eventsSchema,
    query,
  );
  return {
    file: format === 'csv' || whole === 'true' ? format : undefined,
    request: { after, limit, releaseKey: release },
  };
}

/** Which release is to be judged, and whether a no is an error. */
export function parseVerdictQuery(query: unknown) {
  const { enforce, image, release, revision } = parseQuery(
    verdictSchema,
    query,
  );
  return {
    enforce: enforce === 'true',
    release: { image, releaseKey: release, revision },
  };
}

/** The item of a checklist that a path names. */
export function parseItemId(item: unknown): string {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) {
    throw new InputError(
      'The item in the path is not valid: it has lower-case letters, digits and hyphens.',
    );
  }
  return parsed.data;
}

/** The waiver that a path names. */
export function parseWaiverId(id: unknown): string {
  const parsed = z.uuid().safeParse(id);
  if (!parsed.success) {
    throw new InputError('The id of the waiver in the path is not a UUID.');
  }
  return parsed.data.toLowerCase();
}
