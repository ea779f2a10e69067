import { createPermissionRule } from '@backstage/plugin-permission-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { environmentResourceRef } from './environmentResourceRef';

interface Params {
  label: string;
  value?: string | undefined;
}

function matches(
  { labels = {} }: EnvironmentDefinition,
  { label, value }: Params,
): boolean {
  return (
    Object.hasOwn(labels, label) &&
    (value === undefined || labels[label] === value)
  );
}

/**
 * Allows environments whose catalog entity has a label.
 *
 * @public
 */
export const hasLabel = createPermissionRule({
  name: 'HAS_LABEL',
  description: 'Allow environments whose entity has the label.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    label: z.string().describe('The name of the label.'),
    value: z
      .string()
      .optional()
      .describe('What the label must say; any value will do without it.'),
  }),
  apply: matches,
  toQuery: params => environment => matches(environment, params),
});
