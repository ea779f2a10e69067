import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ServiceProblem } from './ServiceProblem';
import type { ServiceSubject } from './ServiceSubject';

/** Whether the owner is in the catalog, and no entity of the names that the service will have. */
export async function checkCatalog(
  subject: ServiceSubject,
  options: { catalog: CatalogService; resumed: boolean },
): Promise<ServiceProblem[]> {
  const { answers, entities, credentials, repository } = subject;
  const refs = entities.map(entity => stringifyEntityRef(entity));
  try {
    const { items } = await options.catalog.getEntitiesByRefs(
      { entityRefs: [answers.owner, ...refs] },
      { credentials },
    );
    const [owner, ...existing] = items;
    const isOurs = (location: string | undefined) =>
      options.resumed && location === `url:${repository.catalogInfoUrl}`;
    return [
      ...(owner ? [] : [missingOwner(answers.owner)]),
      ...existing.flatMap((entity, index) =>
        !entity || isOurs(entity.metadata.annotations?.[ANNOTATION_LOCATION])
          ? []
          : [taken(refs[index])],
      ),
    ];
  } catch (error) {
    const why = isError(error) ? error.message : String(error);
    return [
      {
        field: 'name',
        message: `The catalog does not tell which entities there are: ${why}`,
        severity: 'unknown',
      },
    ];
  }
}

function missingOwner(owner: string): ServiceProblem {
  return {
    field: 'owner',
    message: `The catalog has no ${owner}, or you may not see it.`,
    severity: 'error',
  };
}

function taken(ref: string): ServiceProblem {
  return {
    field: 'name',
    message: `The catalog has ${ref} already. Choose another name.`,
    severity: 'error',
  };
}
