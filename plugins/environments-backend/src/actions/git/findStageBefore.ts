import { InputError, NotFoundError } from '@backstage/errors';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { GitActionOptions } from './GitActionOptions';

/**
 * The environment whose release is promoted. It must be that which the target is promoted from; where
 * the target names none, one of the same system, one stage before.
 *
 * @throws InputError when it is another one; NotFoundError when there is none of the name.
 */
export async function findStageBefore(
  environment: EnvironmentDefinition,
  from: string,
  { environments, stages }: Pick<GitActionOptions, 'environments' | 'stages'>,
): Promise<EnvironmentDefinition> {
  const { name, promotesFrom, stage, system } = environment;
  if (promotesFrom !== undefined && promotesFrom !== from) {
    throw new InputError(
      `${name} is promoted from ${promotesFrom}, not from ${from}.`,
    );
  }
  const found = await environments.find(from);
  if (!found) {
    throw new NotFoundError(`There is no environment ${from}.`);
  }
  const place = stages.indexOf(stage ?? '');
  const isBefore =
    place > 0 &&
    found.stage === stages[place - 1] &&
    system !== undefined &&
    found.system === system;
  if (promotesFrom === undefined && !isBefore) {
    throw new InputError(
      `${found.name} is not the stage before ${name}; the annotation flightdeck.dev/promotes-from says which one is.`,
    );
  }
  return found;
}
