/*
 * Answers are held against Argo CD's own OpenAPI. argocd-definitions-v3.5.1.json has the definitions
 * that the routes answer with, and all they refer to, without descriptions, from
 * https://github.com/argoproj/argo-cd/blob/v3.5.1/assets/swagger.json. To renew it, walk the `$ref`s
 * from the names that the tests use.
 */
import Ajv, { type ValidateFunction } from 'ajv';
import { z } from 'zod';
import openApiDefinitions from './argocd-definitions-v3.5.1.json';

const definitionsSchema = z.record(
  z.string(),
  z.looseObject({
    properties: z.unknown().optional(),
    additionalProperties: z.unknown().optional(),
    allOf: z.array(z.looseObject({ $ref: z.string().optional() })).optional(),
  }),
);

/** On the wire these are whatever Kubernetes or a person writes, not what the definition says. */
const FREE = new Set(['runtimeRawExtension', 'v1FieldsV1', 'v1JSON']);

/** Tells what is wrong with an answer, by the name of its definition. */
export function createValidator() {
  const definitions = definitionsSchema.parse(
    JSON.parse(
      JSON.stringify(openApiDefinitions),
      // In lists the generator makes texts of them; on the wire they are numbers everywhere.
      (_key, value) =>
        value?.format === 'int64' ? { ...value, type: 'integer' } : value,
    ),
  );
  const parts = new Set(
    Object.values(definitions).flatMap(({ allOf = [] }) =>
      allOf.map(({ $ref }) => $ref?.split('/').at(-1)),
    ),
  );
  for (const [name, schema] of Object.entries(definitions)) {
    const whole = schema.properties && !schema.allOf && !parts.has(name);
    if (!FREE.has(name) && whole && !schema.additionalProperties) {
      schema.additionalProperties = false; // A field that Argo CD has not is an error.
    }
  }
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'argocd', definitions });
  const validators = new Map<string, ValidateFunction>();
  return (definition: string, value: unknown): unknown[] => {
    const validate =
      validators.get(definition) ??
      ajv.compile({ $ref: `argocd#/definitions/${definition}` });
    validators.set(definition, validate);
    return validate(value) ? [] : validate.errors ?? [];
  };
}
