import { applyPatch, Operation } from 'fast-json-patch';
import { z } from 'zod';
import { JsonObject } from '../json';
import { StatusError } from '../StatusError';

const operationSchema: z.ZodType<Operation> = z.discriminatedUnion('op', [
  z.object({ op: z.literal('add'), path: z.string(), value: z.json() }),
  z.object({ op: z.literal('replace'), path: z.string(), value: z.json() }),
  z.object({ op: z.literal('test'), path: z.string(), value: z.json() }),
  z.object({ op: z.literal('remove'), path: z.string() }),
  z.object({ op: z.literal('move'), path: z.string(), from: z.string() }),
  z.object({ op: z.literal('copy'), path: z.string(), from: z.string() }),
]);

/** RFC 6902. A patch that cannot be read is a 400, one that does not fit the object a 422. */
export function jsonPatch(target: JsonObject, patch: unknown): unknown {
  const operations = z.array(operationSchema).safeParse(patch);
  if (!operations.success) {
    throw StatusError.badRequest(
      `error decoding patch: ${z.prettifyError(operations.error)}`,
    );
  }
  try {
    return applyPatch(target, operations.data, true, false).newDocument;
  } catch (error) {
    const problem = error instanceof Error ? error.name : String(error);
    throw new StatusError({
      code: 422,
      reason: 'Invalid',
      message: `the server rejected our request due to an error in our request: ${problem}`,
    });
  }
}
