import { serviceAnswersSchema } from '@flightdeck/plugin-environments-common';
import type { z } from 'zod';

const [{ shape }] = serviceAnswersSchema.options;

/** The rules of the answers that every blueprint asks for: those that the server applies. */
export const answerShapes = {
  name: shape.name,
  placement: shape.placement,
  namespaceName: shape.namespaces.unwrap().shape.names.unwrap().valueType,
  exposure: shape.exposure,
  host: shape.exposure.shape.host,
  secrets: shape.secrets,
  repository: shape.repository,
};

/** What is wrong with a value, in sentences; none when it is right. */
export function mistakesOf(schema: z.ZodType, value: unknown): string[] {
  const { success, error } = schema.safeParse(value);
  return success ? [] : error.issues.map(({ message }) => message);
}
