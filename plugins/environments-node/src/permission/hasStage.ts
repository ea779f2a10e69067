import { createPermissionRule } from '@backstage/plugin-permission-node';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { environmentResourceRef } from './environmentResourceRef';

interface Params {
  stages: string[];
}

const matches = ({ stage }: EnvironmentDefinition, { stages }: Params) =>
  stage !== undefined && stages.includes(stage);

/**
 * Allows environments of certain stages.
 *
 * @public
 */
export const hasStage = createPermissionRule({
  name: 'HAS_STAGE',
  description: 'Allow environments of one of the stages.',
  resourceRef: environmentResourceRef,
  paramsSchema: z.object({
    stages: z.array(z.string()).describe('Stage names, for example dev.'),
  }),
  apply: matches,
  toQuery: params => environment => matches(environment, params),
});
