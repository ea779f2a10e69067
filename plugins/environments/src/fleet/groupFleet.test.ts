import { fleetEnvironmentFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { groupFleet } from './groupFleet';

const at = (name: string, system: string | undefined, stage?: string) =>
  fleetEnvironmentFixture(name, { environment: { system, stage } });

function namesOf(environments: ReturnType<typeof at>[], stages: string[]) {
  const { columns, rows } = groupFleet(environments, stages);
  return {
    columns: columns.map(({ title }) => title),
    rows: rows.map(({ system, cells }) => [
      system,
      ...cells.map(members =>
        members.map(({ environment }) => environment.name).join(' '),
      ),
    ]),
  };
}

describe('groupFleet', () => {
  it('lays systems out by stages in their configured order', () => {
    expect(
      namesOf(
        [
          at('b-prod', 'system:default/b', 'prod'),
          at('a-prod', 'system:default/a', 'prod'),
          at('a-dev', 'system:default/a', 'dev'),
        ],
        ['dev', 'staging', 'prod'],
      ),
    ).toEqual({
      columns: ['dev', 'prod'],
      rows: [
        ['system:default/a', 'a-dev', 'a-prod'],
        ['system:default/b', '', 'b-prod'],
      ],
    });
  });

  it('loses nothing that fits no system or no stage', () => {
    expect(
      namesOf(
        [
          at('lonely', undefined, 'dev'),
          at('odd', 'system:default/a', 'qa'),
          at('bare', 'system:default/a'),
        ],
        ['dev'],
      ),
    ).toEqual({
      columns: ['dev', 'Other stages'],
      rows: [
        ['system:default/a', '', 'bare odd'],
        [undefined, 'lonely', ''],
      ],
    });
  });
});
