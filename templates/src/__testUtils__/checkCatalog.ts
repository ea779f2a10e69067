import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  type Entity,
  entityEnvelopeSchemaValidator,
  entitySchemaValidator,
  type KindValidator,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import type { RenderedService } from './RenderedService';

const VALIDATORS: Record<string, KindValidator | undefined> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
};

/** The entities that the catalog of a portal reads of the service. */
export function readEntities(rendered: RenderedService): Entity[] {
  const validate = entityEnvelopeSchemaValidator();
  return parseAllDocuments(rendered.files.get('catalog-info.yaml') ?? '').map(
    document => {
      const value: unknown = document.toJSON();
      return entitySchemaValidator()(validate(value));
    },
  );
}

/** Entities that are valid, each once, and name one another. */
export async function checkCatalog(
  rendered: RenderedService,
): Promise<string[]> {
  const entities = readEntities(rendered);
  const problems: string[] = [];
  const refs = entities.map(stringifyEntityRef);
  for (const [index, entity] of entities.entries()) {
    const validator = VALIDATORS[entity.kind];
    if (!validator || !(await validator.check(entity))) {
      problems.push(`${refs[index]} is of no kind that is known`);
    }
    if (refs.indexOf(refs[index]) !== index) {
      problems.push(`${refs[index]} is there twice`);
    }
    for (const field of ['dependsOn', 'providesApis', 'consumesApis']) {
      const named: unknown = entity.spec?.[field];
      for (const ref of Array.isArray(named) ? named.map(String) : []) {
        const kind = field === 'dependsOn' ? '' : 'api:default/';
        const full = ref.includes(':') ? ref : `${kind}${ref}`;
        const whole = full.includes('/')
          ? full
          : full.replace(':', ':default/');
        if (!refs.includes(whole)) {
          problems.push(`${refs[index]} names ${ref}, which is not there`);
        }
      }
    }
  }
  return problems;
}
