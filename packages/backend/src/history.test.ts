import {
  type DeploymentList,
  deploymentListSchema,
  type DeploymentRecord,
  doraReportSchema,
  releaseBoardSchema,
} from '@flightdeck/plugin-environments-common';
import { eventually } from './__testUtils__/eventually';
import { PromotionScene } from './__testUtils__/PromotionScene';

jest.setTimeout(180_000);

const PROD = 'environments/default/co2-calculator-prod';

/** Production deploys by itself what is pushed to its branch. */
describe('a bad release to production in the sandbox', () => {
  let scene: PromotionScene;

  beforeAll(async () => {
    scene = await PromotionScene.create();
  });

  afterAll(() => scene.close());

  /** Waits for the newest deployment to be as it should, and tells of all. */
  async function recorded(
    isTrue: (newest: DeploymentRecord) => boolean,
  ): Promise<DeploymentList['deployments']> {
    let list: DeploymentList = { deployments: [] };
    await eventually(async () => {
      const body = await scene.get(`${PROD}/deployments`);
      list = deploymentListSchema.parse(body);
      const [newest] = list.deployments;
      return newest !== undefined && isTrue(newest);
    });
    return list.deployments;
  }

  it('is recorded from what was there before to the rollback that helped', async () => {
    const [before] = await recorded(
      ({ commits, healthyAt }) =>
        healthyAt !== undefined && commits[0]?.author !== undefined,
    );
    expect(before.release.images.join()).toContain(':1.4.0');

    await scene.sandbox.break('co2-calculator-prod', 'bad-release');
    const [bad] = await recorded(({ outcome }) => outcome === 'degraded');
    expect(bad).toMatchObject({
      kind: 'sync',
      result: 'succeeded',
      automated: true,
      previousRevisions: before.commits.map(({ revision }) => revision),
      commits: [{ author: 'Luca Rossier' }],
    });
    expect(bad.findings.map(({ message }) => message).join()).toContain(
      'no-such-release',
    );

    const { preview } = await scene.carryOut({
      action: 'rollback',
      application: {
        instance: 'sandbox',
        namespace: 'argocd',
        name: 'co2-calculator-prod',
      },
      historyId: before.historyId,
      hold: { reason: 'The image is not there.', hours: 1 },
    });
    // By our records it was healthy with what it goes back to.
    expect(preview.warnings.join()).not.toMatch(/our records/);
    const [rollback, failed] = await recorded(
      ({ healthyAt, kind }) => kind === 'rollback' && healthyAt !== undefined,
    );
    expect(rollback).toMatchObject({
      result: 'succeeded',
      automated: false,
      initiator: 'user:default/mock',
    });
    expect(failed).toMatchObject({
      id: bad.id,
      outcome: 'degraded',
      replacedAt: rollback.finishedAt,
    });
  });

  it('is a failure in the figures, which the rollback ended', async () => {
    const { figures, stage } = doraReportSchema.parse(
      await scene.get('systems/default/co2/dora'),
    );
    expect(stage).toBe('prod');
    expect(figures).toMatchObject({ failures: 1, restores: 1 });
    expect(figures.timeToRestoreSeconds).toBeGreaterThan(0);
  });

  it('is gone from the board, where production is held', async () => {
    const { environments } = releaseBoardSchema.parse(
      await scene.get('systems/default/co2/releases'),
    );
    const [staging, prod] = environments;
    expect([staging.held, prod.held]).toEqual([false, true]);
    expect(prod.release?.images.join()).toContain(':1.4.0');
    expect(prod.deployedBy).toBe('user:default/mock');
    expect(prod.differences).toContainEqual(
      expect.objectContaining({
        aspect: 'image',
        before: expect.stringContaining(':1.5.0'),
        after: expect.stringContaining(':1.4.0'),
      }),
    );
  });
});
