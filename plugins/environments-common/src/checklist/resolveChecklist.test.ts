import type { EnvironmentDefinition } from '../environment';
import { checklistOverrideSchema } from './ChecklistDefinition';
import { DEFAULT_CHECKLIST } from './defaultChecklist';
import { resolveChecklist } from './resolveChecklist';

const environment: EnvironmentDefinition = {
  ref: 'resource:default/shop-prod',
  name: 'shop-prod',
  stage: 'prod',
  system: 'system:default/shop',
  blueprint: 'aws-commerce',
  namespaces: ['shop'],
  applications: [],
  problems: [],
};

function resolve(...overrides: object[]) {
  const { items } = resolveChecklist(
    DEFAULT_CHECKLIST,
    overrides.map(override => checklistOverrideSchema.parse(override)),
    environment,
  );
  return items;
}

describe('resolveChecklist', () => {
  it('asks for eight items by default, which advise', () => {
    expect(resolve().map(({ id, mode }) => [id, mode])).toEqual([
      ['tests', 'advisory'],
      ['staging', 'advisory'],
      ['migrations', 'advisory'],
      ['variables', 'advisory'],
      ['secrets', 'advisory'],
      ['dashboards', 'advisory'],
      ['rollback', 'advisory'],
      ['stakeholders', 'advisory'],
    ]);
  });

  it.each([
    ['stage', { stages: ['prod'] }, { stages: ['dev'] }],
    ['system', { systems: ['shop'] }, { systems: ['other'] }],
    [
      'environment',
      { environments: ['resource:default/shop-prod'] },
      { environments: ['shop-dev'] },
    ],
    ['blueprint', { blueprints: ['aws-commerce'] }, { blueprints: ['other'] }],
  ])('changes items by %s', (_, matching, other) => {
    const items = [{ id: 'tests', mode: 'required' }];
    const modeWith = (places: object) =>
      resolve({ ...places, items }).find(({ id }) => id === 'tests');
    expect(modeWith(matching)).toMatchObject({
      mode: 'required',
      title: 'All tests pass in CI',
    });
    expect(modeWith(other)).toMatchObject({ mode: 'advisory' });
  });

  it('leaves as it was what an override does not name', () => {
    const [before] = resolve().filter(({ id }) => id === 'secrets');
    const [after] = resolve({
      items: [{ id: 'secrets', title: 'Secrets' }],
    }).filter(({ id }) => id === 'secrets');
    expect(after).toEqual({ ...before, title: 'Secrets' });
  });

  it('leaves out what is off, and takes the last word', () => {
    const ids = resolve(
      { items: [{ id: 'secrets', mode: 'off' }] },
      {
        items: [
          { id: 'tests', mode: 'off' },
          {
            id: 'load-test',
            title: 'Load test',
            why: 'Because.',
            people: { statement: 'It holds.' },
          },
        ],
      },
      { items: [{ id: 'tests', mode: 'required' }] },
    ).map(({ id }) => id);
    expect(ids).not.toContain('secrets');
    expect(ids).toContain('tests');
    expect(ids[ids.length - 1]).toBe('load-test');
  });
});
