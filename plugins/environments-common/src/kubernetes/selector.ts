import { z } from 'zod';
import { listOf, maybe, textMap } from './lenient';

/** A label selector as objects hold it. */
export const selectorSchema = maybe(
  z.object({
    matchLabels: textMap,
    matchExpressions: listOf(
      z.object({
        key: z.string(),
        operator: z.string(),
        values: listOf(z.string()),
      }),
    ),
  }),
);
