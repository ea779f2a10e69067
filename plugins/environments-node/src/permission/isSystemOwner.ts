import { createPermissionRule } from '@backstage/plugin-permission-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { environmentResourceRef } from './environmentResourceRef';

interface Params {
  claims: string[];
}

const matches = ({ systemOwner }: EnvironmentDefinition, { claims }: Params) =>
  systemOwner !== undefined && claims.includes(systemOwner);

/**
 * Allows the owners of the system that an environment is part of, whoever owns the environment.
 *
 * @public
 */
export const isSystemOwner = createPermissionRule({
  name: 'IS_SYSTEM_OWNER',
  description: 'Allow environments of systems that one of the claims owns.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs, of which one must own the system.'),
  }),
  apply: matches,
  toQuery: params => environment => matches(environment, params),
});
