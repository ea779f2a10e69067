import { parseBlueprintName } from './parseBlueprintName';

const KEY = 'flightdeck.dev/blueprint';

describe('parseBlueprintName', () => {
  it.each([
    [{}, undefined, {}],
    [{ [KEY]: ' multi-az-eks ' }, undefined, { blueprint: 'multi-az-eks' }],
    [{ [KEY]: 'ours' }, ['ours'], { blueprint: 'ours' }],
    [
      { [KEY]: 'mutli-az-eks' },
      ['ours', 'theirs'],
      {
        blueprint: 'mutli-az-eks',
        problem:
          "Annotation flightdeck.dev/blueprint names 'mutli-az-eks', which is not one of the blueprints ours, theirs.",
      },
    ],
  ])('reads %j', (annotations, known, expected) => {
    expect(parseBlueprintName(annotations, known)).toEqual(expected);
  });
});
