import { z } from 'zod';
import type { DeploymentQuery } from '../../history/DeploymentStore';
import { parseLimit } from './parseLimit';
import { parseQuery } from './parseQuery';

/** As `next` of an answer: the start and the id of its last deployment. */
const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]{12}Z)_([0-9a-f]{64})$/;

const querySchema = z.object({
  limit: z.string().optional(),
  before: z
    .string()
    .regex(CURSOR, 'it is not the next of an answer')
    .transform(cursor => {
      const [startedAt, id] = cursor.split('_');
      return { startedAt, id };
    })
    .optional(),
  result: z
    .enum(['running', 'succeeded', 'failed', 'unknown'], {
      error: 'it is none of running, succeeded, failed and unknown',
    })
    .optional(),
  text: z.string().max(200, 'it has more than 200 characters').optional(),
});

/** Which deployments a query asks for. */
export function parseDeploymentQuery(query: unknown): DeploymentQuery {
  const { limit, ...rest } = parseQuery(querySchema, query);
  return { ...rest, limit: parseLimit(limit) };
}
