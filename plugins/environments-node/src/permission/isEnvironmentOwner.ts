import { createPermissionRule } from '@backstage/plugin-permission-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { environmentResourceRef } from './environmentResourceRef';

interface Params {
  claims: string[];
}

const matches = ({ owner }: EnvironmentDefinition, { claims }: Params) =>
  owner !== undefined && claims.includes(owner);

/**
 * Allows the owners of an environment.
 *
 * @public
 */
export const isEnvironmentOwner = createPermissionRule({
  name: 'IS_ENVIRONMENT_OWNER',
  description: 'Allow environments that one of the claims owns.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, of which one must own the environment.'),
  }),
  apply: matches,
  toQuery: params => environment => matches(environment, params),
});
