import { createPermissionRule } from '@backstage/plugin-permission-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { environmentResourceRef } from './environmentResourceRef';

interface Params {
  systems: string[];
}

// People write `system:default/Shop`; refs are compared in lower case.
const matches = ({ system }: EnvironmentDefinition, { systems }: Params) =>
  system !== undefined &&
  systems.some(ref => ref.toLocaleLowerCase('en-US') === system);

/**
 * Allows the environments of certain systems.
 *
 * @public
 */
export const isInSystem = createPermissionRule({
  name: 'IS_IN_SYSTEM',
  description: 'Allow environments of one of the systems.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    systems: z
      .array(z.string())
      .describe(
        'Full entity refs of systems, for example system:default/shop.',
      ),
  }),
  apply: matches,
  toQuery: params => environment => matches(environment, params),
});
