import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { z } from 'zod';
import { aSmallBlueprint } from '../__testUtils__/blueprints';
import { SHIPPED_BLUEPRINTS } from './shippedNames';
import { blueprintSchema, parseBlueprint, shippedBlueprints } from '.';

const small = aSmallBlueprint();
const [backend] = small.parts;

describe('parseBlueprint', () => {
  it.each(shippedBlueprints)('reads $name as YAML as it is', blueprint => {
    expect(parseBlueprint(stringify(blueprint))).toEqual({
      blueprint,
      problems: [],
    });
  });

  it('knows the names of all that are shipped', () => {
    expect(shippedBlueprints.map(({ name }) => name)).toEqual([
      ...SHIPPED_BLUEPRINTS,
    ]);
  });

  it.each<[string, unknown, RegExp]>([
    ['text that is no YAML', 'name: [', /^Not YAML: /],
    ['nothing', '', /^The blueprint: /],
    ['a list', '- name', /^The blueprint: /],
    [
      'a word that is not known',
      { ...small, colour: 'red' },
      /The blueprint: .*colour/,
    ],
    ['a version that is none', { ...small, version: 'new' }, /^version: /],
    [
      'a number of replicas that is none',
      { ...small, parts: [{ ...backend, replicas: { min: 'two' } }] },
      /^parts\[0\]\.replicas\.min: /,
    ],
    [
      'no replicas at all',
      { ...small, parts: [{ ...backend, replicas: { min: 0 } }] },
      /^parts\[0\]\.replicas\.min: /,
    ],
    [
      'a quantity that is none',
      {
        ...small,
        parts: [{ ...backend, resources: { limits: { memory: '1 GB' } } }],
      },
      /^parts\[0\]\.resources\.limits\.memory: /,
    ],
    [
      'a check that does not exist',
      {
        ...small,
        requirements: [
          {
            id: 'x',
            severity: 'info',
            sentence: 's',
            remedy: 'r',
            check: { type: 'shell', command: 'rm' },
          },
        ],
      },
      /^requirements\[0\]\.check/,
    ],
    [
      'the same part twice',
      { ...small, parts: [backend, backend] },
      /Part backend is there twice/,
    ],
    [
      'a part that nothing can be found by',
      { ...small, parts: [{ ...backend, match: {} }] },
      /Part backend needs match\.names or match\.labels/,
    ],
    [
      'what cannot be told of a kind',
      {
        ...small,
        parts: [
          {
            ...backend,
            backup: { everyHours: 24, maxAgeHours: 30 },
          },
        ],
      },
      /Part backend: backup cannot be told of a Deployment/,
    ],
    [
      'what is expected of a part outside the cluster',
      { ...small, parts: [{ ...backend, kinds: undefined }] },
      /lies outside the cluster.*replicas cannot be told/,
    ],
    [
      'an autoscaler upside down',
      { ...small, parts: [{ ...backend, autoscaler: { min: 5, max: 2 } }] },
      /autoscaler\.min is greater/,
    ],
    [
      'an edge to nowhere',
      {
        ...small,
        edges: [
          { from: 'backend', to: 'ghost', protocol: 'HTTP', words: 'boo' },
        ],
      },
      /edges\[0\] names part ghost, which is not there/,
    ],
    [
      'a stage that is not known',
      { ...small, parts: [{ ...backend, stages: ['qa'] }] },
      /backend is for stage qa, which is not among the environments/,
    ],
    [
      'a source of requests that names nothing',
      {
        ...small,
        parts: [{ ...backend, networkPolicy: { from: [{}], ports: [1] } }],
      },
      /names either a part or a namespace/,
    ],
  ])('says what is wrong with %s', (_, input, problem) => {
    const { blueprint, problems } = parseBlueprint(input);
    expect(blueprint).toBeUndefined();
    expect(problems.join('\n')).toMatch(problem);
  });

  it('never throws, and gives a blueprint or a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string()), input => {
        const { blueprint, problems } = parseBlueprint(input);
        expect(blueprint === undefined).toBe(problems.length > 0);
      }),
    );
  });
});

describe('the published schema', () => {
  it('is that of the code', () => {
    const file = resolve(__dirname, '../../blueprint.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(z.toJSONSchema(blueprintSchema))),
    );
  });
});
