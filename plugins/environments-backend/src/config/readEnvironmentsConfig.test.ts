import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readEnvironmentsConfig } from './readEnvironmentsConfig';

function read(environments: JsonObject) {
  return readEnvironmentsConfig(
    mockServices.rootConfig({ data: { environments } }),
  );
}

describe('readEnvironmentsConfig', () => {
  it('has defaults for everything', () => {
    expect(readEnvironmentsConfig(mockServices.rootConfig())).toEqual({
      stages: ['dev', 'staging', 'prod'],
      catalog: { refreshSeconds: 15 },
      health: { rules: {}, overrides: [] },
      checklists: expect.objectContaining({ overrides: [] }),
      delivery: { windows: [], contacts: [] },
      blueprintFiles: [],
    });
  });

  it('takes what is configured', () => {
    expect(
      read({
        stages: ['qa', 'live'],
        catalog: { refreshSeconds: 60 },
        blueprints: { files: ['blueprints/*.yaml'] },
      }),
    ).toMatchObject({
      stages: ['qa', 'live'],
      catalog: { refreshSeconds: 60 },
      blueprintFiles: ['blueprints/*.yaml'],
    });
  });

  it.each([
    [{ stages: [] }, 'environments.stages must name at least one stage'],
    [{ stages: ['dev', 'Prod!'] }, "environments.stages[1] is 'Prod!'"],
    [{ stages: ['dev', 'dev'] }, "environments.stages names 'dev' twice"],
    [{ stages: 'dev' }, 'environments.stages'],
    [{ blueprints: { files: 'a.yaml' } }, 'environments.blueprints.files'],
    [
      { blueprints: { files: ['a.yaml', ' '] } },
      'environments.blueprints.files[1] is empty',
    ],
    [
      { catalog: { refreshSeconds: 0 } },
      'environments.catalog.refreshSeconds is 0; it must be at least 1',
    ],
    [
      { catalog: { refreshSeconds: 'often' } },
      'environments.catalog.refreshSeconds',
    ],
  ])('refuses %j and names the key', (environments, complaint) => {
    expect(() => read(environments)).toThrow(complaint);
  });
});
