import { TestDatabases } from '@backstage/backend-test-utils';
import {
  doraReportSchema,
  type ReleaseBoard,
  releaseBoardSchema,
} from '@flightdeck/plugin-environments-common';
import { deployed, PluginWithHistory } from './__testUtils__/PluginWithHistory';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('systems, through the environments plugin', () => {
  let plugin: PluginWithHistory;
  beforeEach(async () => {
    plugin = new PluginWithHistory(await databases.init('SQLITE_3'));
  });
  afterEach(() => plugin.stop());

  const board = async (): Promise<ReleaseBoard> =>
    releaseBoardSchema.parse(await plugin.get('systems/default/shop/releases'));

  it('have the figures of their last stage', async () => {
    await plugin.start(deployed(2));
    await plugin.recorded(4);
    const report = doraReportSchema.parse(
      await plugin.get('systems/default/shop/dora?days=7'),
    );
    expect(report).toMatchObject({
      days: 7,
      stage: 'prod',
      figures: { deployments: 2, failures: 0 },
      environments: [{ stage: 'dev' }, { stage: 'prod' }],
    });
    const own = await plugin.get('environments/default/shop-dev/dora');
    expect(doraReportSchema.parse(own)).toMatchObject({
      days: 30,
      figures: { deployments: 2, deploymentsPerDay: 2 },
    });
    expect(await plugin.get('systems/default/nowhere/dora')).toMatchObject({
      figures: { deployments: 0 },
      environments: [],
    });
  });

  it('show which release is where, and what differs', async () => {
    await plugin.start(name => deployed(name === 'shop-dev' ? 2 : 1)(name));
    await plugin.recorded(3);
    expect(await board()).toMatchObject({
      systemRef: 'system:default/shop',
      environments: [
        {
          name: 'shop-dev',
          held: false,
          deployedBy: 'robot',
          release: { images: ['shop:2'], revisions: ['shop-dev@r2'] },
        },
        {
          name: 'shop-prod',
          promotesFrom: 'resource:default/shop-dev',
          release: { images: ['shop:1'] },
          differences: [],
          uncompared: ['DaemonSet', 'ConfigMap', 'Secret'],
        },
      ],
    });
  });

  it('say why nobody knows what is deployed', async () => {
    await plugin.start();
    plugin.source.tell(() => ({}), 'unreachable');
    const { environments } = await board();
    expect(environments).toHaveLength(2);
    for (const environment of environments) {
      expect(environment.problem).toBe(
        'What is deployed cannot be read. kubernetes is unreachable.',
      );
      expect(environment.release).toBeUndefined();
      expect(environment.differences).toBeUndefined();
    }
  });
});
