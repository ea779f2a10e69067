import { parseBlueprintName } from './parseBlueprintName';

const KEY = 'flightdeck.dev/blueprint';
const bad = new Map([['bad', 'bad.yaml: parts: Invalid input.']]);

describe('parseBlueprintName', () => {
  it.each([
    [{}, undefined, {}],
    [{ [KEY]: ' multi-az-eks ' }, undefined, { blueprint: 'multi-az-eks' }],
    [{ [KEY]: 'ours' }, { names: ['ours'] }, { blueprint: 'ours' }],
    [
      { [KEY]: 'mutli-az-eks' },
      { names: ['ours', 'theirs'], problems: bad },
      {
        blueprint: 'mutli-az-eks',
        problem:
          "Annotation flightdeck.dev/blueprint names 'mutli-az-eks', which is not one of the blueprints ours, theirs.",
      },
    ],
    [
      { [KEY]: 'bad' },
      { names: ['ours'], problems: bad },
      { blueprint: 'bad', problem: 'bad.yaml: parts: Invalid input.' },
    ],
  ])('reads %j', (annotations, known, expected) => {
    expect(parseBlueprintName(annotations, known)).toEqual(expected);
  });
});
