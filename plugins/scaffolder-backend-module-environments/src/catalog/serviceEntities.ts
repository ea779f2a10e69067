import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** The refs of a service that people look for. */
export interface ServiceRefs {
  /** The System; undefined when there is none. */
  system?: string;
  environments: string[];
}

/** Finds the System and the environments among the entities of a service. */
export function findServiceRefs(entities: readonly Entity[]): ServiceRefs {
  const system = entities.find(({ kind }) => kind === 'System');
  return {
    system: system && stringifyEntityRef(system),
    environments: entities
      .filter(
        ({ kind, spec }) => kind === 'Resource' && spec?.type === 'environment',
      )
      .map(entity => stringifyEntityRef(entity)),
  };
}
