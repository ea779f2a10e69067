import { z } from 'zod';

const DATA_FIELDS = ['f:data', 'f:binaryData', 'f:stringData'];

const managedSchema = z.object({
  metadata: z.object({ managedFields: z.array(z.unknown()) }),
});

const writeSchema = z.object({
  time: z.iso.datetime({ offset: true }),
  fieldsV1: z.record(z.string(), z.unknown()),
});

/**
 * When the data of a Secret or ConfigMap was last written, by what the API server notes of each
 * writer. Undefined where it does not tell.
 */
export function readUpdatedAt(raw: unknown): string | undefined {
  const { data } = managedSchema.safeParse(raw);
  const times = (data?.metadata.managedFields ?? []).flatMap(entry => {
    const write = writeSchema.safeParse(entry).data;
    const isData = DATA_FIELDS.some(field => field in (write?.fieldsV1 ?? {}));
    return write && isData ? [Date.parse(write.time)] : [];
  });
  return times.length > 0
    ? new Date(Math.max(...times)).toISOString()
    : undefined;
}
