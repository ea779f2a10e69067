import { InputError } from '@backstage/errors';
import {
  type ServiceAnswers,
  serviceAnswersSchema,
  shippedBlueprints,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { HINTS } from './hints';
import { pagesOf, type WizardPage } from './pages';
import { outputOf, stepsOf } from './steps';

type BlueprintName = ServiceAnswers['blueprint'];

const schemaSchema = z.record(z.string(), z.unknown());
const objectSchema = z.looseObject({
  properties: z.record(z.string(), schemaSchema),
  required: z.array(z.string()).default([]),
});

/** The schema of an answer, with what the form says and shows of it. */
function withHints(
  path: string,
  schema: z.infer<typeof schemaSchema>,
): Record<string, unknown> {
  const hints = HINTS[path] ?? {};
  const nested = objectSchema.safeParse(schema);
  // A form would answer the first of several shapes by itself; the field and the server know them.
  if ('oneOf' in schema) {
    return { type: 'object', ...hints };
  }
  // A field of ours shows the whole answer; a form of its own for each property would be in its way.
  if (!nested.success || 'ui:field' in hints) {
    return { ...schema, ...hints };
  }
  const { properties, ...rest } = nested.data;
  return {
    ...rest,
    ...hints,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, each]) => [
        name,
        withHints(`${path}.${name}`, each),
      ]),
    ),
  };
}

function pageFor(
  { title, description, answers }: WizardPage,
  schema: z.infer<typeof objectSchema>,
) {
  const required = answers.filter(name => schema.required.includes(name));
  return {
    title,
    description,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      answers.map(name => [name, withHints(name, schema.properties[name])]),
    ),
  };
}

function schemaOf(blueprint: BlueprintName) {
  const option = serviceAnswersSchema.options.find(
    ({ shape }) => shape.blueprint.value === blueprint,
  );
  if (!option) {
    throw new InputError(`Nobody asks anything for blueprint ${blueprint}.`);
  }
  return objectSchema.parse(z.toJSONSchema(option, { io: 'input' }));
}

/**
 * The template of the scaffolder for a blueprint: its pages ask what the schema of the answers has,
 * so that a form and the server never disagree.
 */
export function createTemplate(blueprint: BlueprintName): object {
  const described = shippedBlueprints.find(({ name }) => name === blueprint);
  if (!described) {
    throw new InputError(`There is no blueprint ${blueprint}.`);
  }
  const schema = schemaOf(blueprint);
  const [first, ...others] = pagesOf(blueprint).map(page =>
    pageFor(page, schema),
  );
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: blueprint,
      title: described.title,
      description: described.description,
      annotations: { 'flightdeck.dev/blueprint': blueprint },
      tags: ['flightdeck', 'kubernetes', 'argocd'],
    },
    spec: {
      type: 'system',
      owner: 'group:default/platform',
      parameters: [
        {
          ...first,
          properties: {
            ...first.properties,
            blueprint: {
              type: 'string',
              const: blueprint,
              default: blueprint,
              'ui:widget': 'hidden',
            },
          },
        },
        ...others,
        {
          title: 'Preview',
          description:
            'What will be made. Nothing is made before you create it.',
          properties: {
            preview: {
              type: 'string',
              title: 'Preview',
              'ui:field': 'FlightdeckPreview',
            },
          },
        },
      ],
      steps: stepsOf(),
      output: outputOf(),
    },
  };
}
