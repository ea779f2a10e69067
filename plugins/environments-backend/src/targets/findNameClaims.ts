import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type NameClaim,
  type Presence,
  SERVICE_STAGES,
  type ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';
import type { DeliveryDirectory } from '@flightdeck/plugin-environments-node';

export interface NameClaimsOptions {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  logger: LoggerService;
  signal: AbortSignal;
}

/**
 * Finds what has a name that a service would need. The catalog is asked with our own rights: an
 * entity that the caller cannot see would be in the way all the same.
 */
export async function findNameClaims(
  name: string,
  delivery: readonly DeliveryDirectory[],
  options: NameClaimsOptions,
): Promise<ServiceNameAnswer> {
  const environments = SERVICE_STAGES.map(stage => `${name}-${stage}`);
  const found = await Promise.all([
    findEntities(
      [
        `system:default/${name}`,
        ...environments.map(each => `resource:default/${each}`),
      ],
      options,
    ),
    ...delivery.flatMap(each =>
      findInDelivery(name, environments, each, options),
    ),
  ]);
  const claims = found.flat();
  const taken = claims.filter(({ state }) => state === 'exists');
  const unknown = claims.filter(({ state }) => state === 'unknown');
  return {
    name,
    state: stateOf(taken.length, unknown.length),
    claims: [...taken, ...unknown],
  };
}

function stateOf(taken: number, unknown: number): ServiceNameAnswer['state'] {
  if (taken > 0) {
    return 'taken';
  }
  return unknown > 0 ? 'unknown' : 'free';
}

function findInDelivery(
  name: string,
  environments: readonly string[],
  delivery: DeliveryDirectory,
  { logger, signal }: NameClaimsOptions,
): Promise<NameClaim[]>[] {
  const ask = async (
    what: 'project' | 'application',
    of: string,
    presence: Promise<Presence>,
  ): Promise<NameClaim[]> => {
    try {
      return [{ what, name: of, ...(await presence) }];
    } catch (error) {
      logger.error(
        `${delivery.instance} failed to tell of ${what} ${of}: ${stringifyError(
          error,
        )}`,
      );
      const message = `It could not be read whether '${delivery.instance}' has the ${what} '${of}'; the log of the backend says why.`;
      return [{ what, name: of, state: 'unknown', message }];
    }
  };
  return [
    ask('project', name, delivery.findProject(name, { signal })),
    ...environments.map(each =>
      ask('application', each, delivery.findApplication(each, { signal })),
    ),
  ];
}

async function findEntities(
  entityRefs: string[],
  { auth, catalog, logger }: NameClaimsOptions,
): Promise<NameClaim[]> {
  try {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata.name'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return entityRefs.map((ref, index) => ({
      what: 'entity',
      name: ref,
      state: items[index] ? 'exists' : 'absent',
      message: items[index]
        ? `The catalog has ${ref}.`
        : `The catalog has no ${ref}.`,
    }));
  } catch (error) {
    logger.warn(`The catalog did not answer: ${stringifyError(error)}`);
    return [
      {
        what: 'entity',
        name: entityRefs[0],
        state: 'unknown',
        message: 'The catalog does not answer.',
      },
    ];
  }
}
