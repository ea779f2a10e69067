import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { z } from 'zod';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const VALIDATORS = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];

const entitySchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({}).optional(),
});

/** What the catalog would not take of an entity, in a sentence; undefined when all is right. */
export async function faultOfEntity(
  value: unknown,
): Promise<string | undefined> {
  const parsed = entitySchema.safeParse(value);
  if (!parsed.success) {
    return 'it has no kind or no name.';
  }
  const { kind, metadata, spec } = parsed.data;
  try {
    await policy.enforce(JSON.parse(JSON.stringify(parsed.data)));
    // The catalog reads the definition of an API from its own file later.
    const entity = isLaterRead(spec?.definition)
      ? { ...parsed.data, spec: { ...spec, definition: 'later' } }
      : parsed.data;
    for (const validator of VALIDATORS) {
      if (await validator.check(JSON.parse(JSON.stringify(entity)))) {
        return undefined;
      }
    }
    return `${kind} is not among the kinds of a service.`;
  } catch (error) {
    return `${kind} ${metadata.name}: ${
      isError(error) ? error.message.split('\n')[0] : String(error)
    }`;
  }
}

function isLaterRead(definition: unknown): boolean {
  return (
    typeof definition === 'object' &&
    definition !== null &&
    ('$text' in definition || '$yaml' in definition || '$json' in definition)
  );
}
