import type {
  FieldExtensionOptions,
  FieldSchema,
} from '@backstage/plugin-scaffolder-react';

/** A field as the classic frontend system takes it, which knows the schema in another shape. */
export function toClassic<Answer, Options>(
  field: Omit<FieldExtensionOptions<Answer, Options>, 'schema'> & {
    schema: FieldSchema<Answer, Options>;
  },
): FieldExtensionOptions<Answer, Options> {
  return { ...field, schema: field.schema.schema };
}
