import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import type { ExamplePolicyOptions } from './ExamplePolicy';

const TEAMS = 'permission.example.platformTeams';
const STAGES = 'environments.stages';

/** Reads who the platform team is, and which stage is the last; once, at start. */
export function readExamplePolicyConfig(config: Config): ExamplePolicyOptions {
  const teams = config.getOptionalStringArray(TEAMS) ?? [];
  const lastStage = config.getOptionalStringArray(STAGES)?.at(-1) ?? 'prod';
  return {
    platformTeams: teams.map((ref, index) =>
      readRef(ref, `${TEAMS}[${index}]`),
    ),
    lastStage,
  };
}

/** As the claims of a person name their teams: whole, and in lower case. */
function readRef(ref: string, key: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(`${key} is no entity ref: ${toError(error).message}`);
  }
}
