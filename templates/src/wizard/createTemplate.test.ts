import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { z } from 'zod';
import {
  parseServiceAnswers,
  serviceAnswersSchema,
} from '@flightdeck/plugin-environments-common';
import { parse } from 'yaml';
import { exampleAnswers } from '../exampleAnswers';
import { createTemplate } from './createTemplate';
import { templateFile } from './templateFile';

const blueprints = serviceAnswersSchema.options.map(
  ({ shape }) => shape.blueprint.value,
);

const templateSchema = z.looseObject({
  spec: z.looseObject({
    parameters: z.array(
      z.looseObject({
        title: z.string(),
        required: z.array(z.string()).optional(),
        properties: z.record(z.string(), z.record(z.string(), z.unknown())),
      }),
    ),
    steps: z.array(z.looseObject({ id: z.string() })),
  }),
});

function formOf(blueprint: (typeof blueprints)[number]) {
  const { spec } = templateSchema.parse(createTemplate(blueprint));
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.assign(
      {},
      ...spec.parameters.map(({ properties }) => properties),
    ),
    required: spec.parameters.flatMap(({ required = [] }) => required),
  };
}

describe.each(blueprints)('the template of %s', blueprint => {
  const validate = new Ajv({ strict: false, logger: false }).compile(
    formOf(blueprint),
  );

  it('is the file that catalogs read', () => {
    const { path, text } = templateFile(blueprint);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(parse(text)).toMatchObject({ metadata: { name: blueprint } });
  });

  it('asks for every answer, with a title', () => {
    const option = serviceAnswersSchema.options.find(
      ({ shape }) => shape.blueprint.value === blueprint,
    );
    const { properties } = formOf(blueprint);
    expect(Object.keys(properties).sort()).toEqual(
      [...Object.keys(option?.shape ?? {}), 'preview'].sort(),
    );
    const untitled = Object.entries(properties).filter(
      ([name, schema]) =>
        name !== 'blueprint' &&
        !z.looseObject({ title: z.string() }).safeParse(schema).success,
    );
    expect(untitled).toEqual([]);
  });

  it('accepts what the server accepts', () => {
    expect(validate(exampleAnswers[blueprint])).toBe(true);
    const { answers } = parseServiceAnswers(exampleAnswers[blueprint]);
    expect(validate(answers)).toBe(true);
  });

  it.each([
    { name: 'Not A Name' },
    { exposure: { host: 'no host' } },
    { stages: [] },
    { alerts: { email: 'nobody', slackChannel: '#x' } },
  ])('refuses %j, as the server does', changes => {
    const wrong = { ...exampleAnswers[blueprint], ...changes };
    expect(parseServiceAnswers(wrong).answers).toBeUndefined();
    expect(validate(wrong)).toBe(false);
  });
});
