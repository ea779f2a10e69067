import { z } from 'zod';
import { StatusError } from '../StatusError';

const flag = z
  .enum(['', '0', '1', 'true', 'false', 'True', 'False'])
  .transform(value => value === '1' || value.toLocaleLowerCase() === 'true');
const count = z.coerce.number().int().nonnegative();
const version = z
  .string()
  .regex(/^\d*$/, 'must be a number')
  .transform(value => (value === '' ? undefined : Number(value)));

const listOptions = z.object({
  labelSelector: z.string().optional(),
  fieldSelector: z.string().optional(),
  limit: count.optional(),
  continue: z.string().optional(),
  resourceVersion: version.optional(),
  resourceVersionMatch: z.enum(['', 'Exact', 'NotOlderThan']).optional(),
  watch: flag.optional(),
  allowWatchBookmarks: flag.optional(),
  sendInitialEvents: flag.optional(),
  timeoutSeconds: count.optional(),
  includeObject: z.enum(['', 'None', 'Metadata', 'Object']).optional(),
});

const writeOptions = z.object({
  dryRun: z.enum(['', 'All']).optional(),
  fieldManager: z.string().max(128).optional(),
});

const deleteOptions = z.object({
  gracePeriodSeconds: count.optional(),
  propagationPolicy: z.enum(['Background', 'Foreground', 'Orphan']).optional(),
  orphanDependents: z.union([z.boolean(), flag]).optional(),
  dryRun: z.union([z.string(), z.array(z.string())]).optional(),
  preconditions: z
    .object({
      uid: z.string().optional(),
      resourceVersion: z.string().optional(),
    })
    .optional(),
});

const logOptions = z.object({
  container: z.string().optional(),
  follow: flag.optional(),
  previous: flag.optional(),
  timestamps: flag.optional(),
  tailLines: count.optional(),
  sinceSeconds: count.optional(),
  sinceTime: z.iso.datetime({ offset: true }).optional(),
  limitBytes: count.min(1).optional(),
});

export type ListOptions = z.output<typeof listOptions>;

export const parseListOptions = parser('ListOptions', listOptions);
export const parseWriteOptions = parser('PatchOptions', writeOptions);
export const parseDeleteOptions = parser('DeleteOptions', deleteOptions);
export const parseLogOptions = parser('PodLogOptions', logOptions);

function parser<T extends z.ZodType>(name: string, schema: T) {
  return (input: unknown): z.output<T> => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      throw StatusError.badRequest(
        `${name} is invalid: ${z.prettifyError(parsed.error)}`,
      );
    }
    return parsed.data;
  };
}
