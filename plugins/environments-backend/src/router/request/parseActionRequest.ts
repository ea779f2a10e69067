import { InputError } from '@backstage/errors';
import {
  type ActionOrder,
  actionRequestSchema,
  previewRequestSchema,
} from '@flightdeck/plugin-environments-common';
import type { z } from 'zod';
import type { CheckedActionRequest } from '../../operations/OperationStarter';

/** The order that a person wants to see a preview of. */
export function parsePreviewRequest(body: unknown): ActionOrder {
  return parse(previewRequestSchema, body).order;
}

/** The order that a person gives, with what they agreed to. */
export function parseActionRequest(body: unknown): CheckedActionRequest {
  const request = parse(actionRequestSchema, body);
  // However the client wrote its key, it is one key.
  return { ...request, key: request.key.toLowerCase() };
}

function parse<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `The request is not valid: ${
        path.length > 0 ? `${path.join('.')}: ` : ''
      }${message}.`,
    );
  }
  return parsed.data;
}
