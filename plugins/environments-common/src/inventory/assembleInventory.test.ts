import { aSource, theFacts } from '../__testUtils__/builders';
import { rawObject } from '../__testUtils__/builders/raw';
import { inventorySchema } from '../api';
import type { EnvironmentFacts } from '../health';
import { kubernetesProjections } from '../kubernetes';
import { assembleInventory } from './assembleInventory';

const aConfigMap = kubernetesProjections.ConfigMap.parse(
  rawObject('settings', {}),
);

function theInventory(
  objects: EnvironmentFacts['objects'],
  more: Partial<EnvironmentFacts> = {},
) {
  const facts = { ...theFacts({ objects }), ...more };
  return inventorySchema.parse(assembleInventory(facts));
}

describe('what is missing of an inventory', () => {
  it('is absent, and each part says why', () => {
    const { problems, ...parts } = theInventory(
      { Pod: undefined },
      {
        sources: [
          aSource({ state: 'unreachable', message: 'The cluster is away' }),
        ],
      },
    );
    expect(parts).toEqual({});
    expect(new Set(problems.map(({ what }) => what))).toEqual(
      new Set([
        'cluster',
        'configuration',
        'volumes',
        'quotas',
        'backups',
        'usage',
      ]),
    );
    expect(problems).toContainEqual({
      what: 'quotas',
      message:
        'Objects of kind ResourceQuota could not be read. The cluster is away.',
    });
  });

  it('in part is told of beside what is there', () => {
    const { configuration, problems } = theInventory(
      { ConfigMap: [aConfigMap] },
      {
        sources: [
          aSource({
            gaps: [
              {
                what: 'Secret',
                state: 'forbidden',
                message: 'Secrets may not be read',
              },
            ],
          }),
        ],
      },
    );
    expect(configuration).toHaveLength(1);
    expect(problems).toContainEqual({
      what: 'configuration',
      message:
        'Objects of kind Secret could not be read. Secrets may not be read.',
    });
  });

  it('is nothing where all was read and nothing is there', () => {
    expect(
      theInventory({
        ConfigMap: [],
        Secret: [],
        PersistentVolumeClaim: [],
        ResourceQuota: [],
        CronJob: [],
        Job: [],
      }),
    ).toEqual({
      configuration: [],
      volumes: [],
      quotas: [],
      backups: [],
      usage: [],
      problems: [],
    });
  });
});
