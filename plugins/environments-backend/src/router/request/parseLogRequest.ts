import {
  type LogRequest,
  logRequestSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { namespaceNameSchema, objectNameSchema } from './names';
import { parseQuery } from './parseQuery';

const logQuerySchema = logRequestSchema
  .safeExtend({
    namespace: namespaceNameSchema,
    name: objectNameSchema,
    container: namespaceNameSchema.optional(),
    /** As a file of plain text. */
    download: z.stringbool().default(false),
  })
  .refine(({ download, follow }) => !download || !follow, {
    error: 'a download ends, it cannot follow',
    path: ['follow'],
  });

/** Which logs a query asks for, and whether as a file. */
export function parseLogRequest(query: unknown): {
  request: LogRequest;
  download: boolean;
} {
  const { download, ...request } = parseQuery(logQuerySchema, query);
  return { request, download };
}
