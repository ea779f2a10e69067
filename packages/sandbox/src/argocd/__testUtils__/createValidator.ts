/*
 * Answers are held against Argo CD's own OpenAPI. argocd-definitions-v3.5.1.json has the definitions
 * that the routes answer with, and all they refer to, without descriptions, from
 * https://github.com/argoproj/argo-cd/blob/v3.5.1/assets/swagger.json. To renew it, walk the `$ref`s
 * from the names that the tests use.
 */
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const definitionsSchema = z.record(
  z.string(),
  z.looseObject({
    properties: z.unknown().optional(),
    additionalProperties: z.unknown().optional(),
    allOf: z.array(z.looseObject({ $ref: z.string().optional() })).optional(),
  }),
);

/** Tells what is wrong with an answer, by the name of its definition. */
export function createValidator() {
  const definitions = definitionsSchema.parse(
    JSON.parse(
      readFileSync(
        join(__dirname, '../__fixtures__/argocd-definitions-v3.5.1.json'),
        'utf8',
      ),
    ),
  );
  const parts = new Set(
    Object.values(definitions).flatMap(({ allOf = [] }) =>
      allOf.map(({ $ref }) => $ref?.split('/').at(-1)),
    ),
  );
  for (const [name, schema] of Object.entries(definitions)) {
    const whole = schema.properties && !schema.allOf && !parts.has(name);
    // On the wire these are whatever Kubernetes or a person writes, not what the definition says.
    const isFaithful = name !== 'v1FieldsV1' && name !== 'v1JSON';
    if (isFaithful && whole && !schema.additionalProperties) {
      schema.additionalProperties = false; // A field that Argo CD has not is an error.
    }
  }
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'argocd', definitions });
  return (definition: string, value: unknown) => {
    const validate = ajv.compile({ $ref: `argocd#/definitions/${definition}` });
    return validate(value) ? [] : validate.errors;
  };
}
