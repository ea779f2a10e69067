import Ajv, { type ValidateFunction } from 'ajv';
import { z } from 'zod';
import argocd from './schemas/argocd-3.5.json';
import kubernetes from './schemas/kubernetes-1.36.json';
import type { OriginatedManifest } from './readManifests';

const openSchema = z.record(z.string(), z.unknown());

/** A field that the schema does not know is a mistake, where the schema knows its fields. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(strict);
  }
  const parsed = openSchema.safeParse(value);
  if (!parsed.success) {
    return value;
  }
  const schema = Object.fromEntries(
    Object.entries(parsed.data).map(([key, entry]) => [key, strict(entry)]),
  );
  const isClosed =
    typeof schema.properties === 'object' &&
    schema.additionalProperties === undefined &&
    schema['x-kubernetes-preserve-unknown-fields'] !== true;
  return isClosed ? { ...schema, additionalProperties: false } : schema;
}

const TEXT_OR_NUMBER = { anyOf: [{ type: 'string' }, { type: 'number' }] };

/** Checks manifests against Kubernetes 1.36 and Argo CD 3.5; the kinds of others are not known. */
export class ManifestChecker {
  readonly #ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
  });
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #custom = openSchema.parse(argocd);

  constructor() {
    const definitions = {
      ...openSchema.parse(strict(kubernetes.definitions)),
      'io.k8s.apimachinery.pkg.util.intstr.IntOrString': TEXT_OR_NUMBER,
      'io.k8s.apimachinery.pkg.api.resource.Quantity': TEXT_OR_NUMBER,
    };
    this.#ajv.addSchema({ $id: 'kubernetes', definitions });
  }

  /** Whether the kind is of Kubernetes or Argo CD. */
  knows({ manifest }: OriginatedManifest): boolean {
    return this.#validatorOf(manifest) !== undefined;
  }

  check({ origin, manifest }: OriginatedManifest): string[] {
    const { apiVersion, kind, metadata } = manifest;
    const validate = this.#validatorOf(manifest);
    const what = `${origin}: ${kind} ${metadata.name}`;
    if (!validate) {
      return [`${what}: there is no ${kind} of ${apiVersion}`];
    }
    validate(manifest);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${what}: ${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  #validatorOf({
    apiVersion,
    kind,
  }: OriginatedManifest['manifest']): ValidateFunction | undefined {
    const key = `${apiVersion}/${kind}`;
    const known = this.#validators.get(key);
    if (known) {
      return known;
    }
    const definition = Object.entries(kubernetes.kinds).find(
      ([each]) => each === key,
    )?.[1];
    const custom = this.#custom[key];
    const schema = definition
      ? { $ref: `kubernetes#/definitions/${definition}` }
      : custom && openSchema.parse(strict(withMetadata(custom)));
    if (!schema) {
      return undefined;
    }
    const validate = this.#ajv.compile(schema);
    this.#validators.set(key, validate);
    return validate;
  }
}

/** The schema of a custom kind leaves metadata to Kubernetes. */
function withMetadata(schema: unknown): unknown {
  const { properties, ...rest } = openSchema.parse(schema);
  return {
    ...rest,
    properties: {
      ...openSchema.parse(properties),
      metadata: {
        $ref: 'kubernetes#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta',
      },
    },
  };
}
