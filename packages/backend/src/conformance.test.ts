import type {
  ConformanceState,
  RequirementConformance,
} from '@flightdeck/plugin-environments-common';
import { ConformanceScene } from './__testUtils__/ConformanceScene';
import { eventually } from './__testUtils__/eventually';

const STAGING = 'co2-calculator-staging';
const PROD = 'co2-calculator-prod';
const BUDGET = 'backend.disruption-budget';
/** A change of the cluster is seen within so long. */
const SECONDS = 5_000;

describe('the systems of the sandbox against their blueprint', () => {
  let scene: ConformanceScene;

  beforeAll(async () => {
    scene = await ConformanceScene.create(
      [STAGING, PROD],
      'gitops-web-platform',
    );
  }, 60_000);

  afterAll(() => scene.close(), 60_000);

  /** What is not met, without what only follows from something else. */
  async function open(environment: string): Promise<string[]> {
    const { requirements } = await scene.read(environment);
    return requirements
      .filter(({ state, follows }) => state !== 'met' && !follows)
      .map(({ id, state }) => `${id}: ${state}`);
  }

  async function budget(): Promise<RequirementConformance | undefined> {
    const { requirements } = await scene.read(STAGING);
    return requirements.find(({ id }) => id === BUDGET);
  }

  const untilBudgetIs = (state: ConformanceState) =>
    eventually(async () => (await budget())?.state === state, SECONDS);

  it('conforms in staging, and lacks in production what is known to be missing', async () => {
    // Prometheus has to measure for a while before anything is known of rates.
    await eventually(async () => (await open(STAGING)).length === 0);
    await eventually(
      async () => (await scene.read(PROD)).summary.unknown === 0,
    );
    expect(await open(PROD)).toEqual([
      'backend.disruption-budget: missing',
      'postgres-replica.present: missing',
      'pgbouncer.present: missing',
    ]);
    expect(await scene.read(STAGING)).toMatchObject({ doubts: [], extra: [] });
  }, 150_000);

  it('tells within seconds that a budget is gone, and that it is there again', async () => {
    const { cluster } = scene.sandbox;
    const kind = 'PodDisruptionBudget';
    const name = (await budget())?.evidence.at(0)?.subject?.name ?? '';
    const found = cluster.get(kind, STAGING, name);

    cluster.delete(kind, STAGING, name);
    await untilBudgetIs('missing');
    expect(await budget()).toMatchObject({
      message: 'No PodDisruptionBudget protects Deployment backend.',
      remedy: 'Add a PodDisruptionBudget for Deployment backend to Git.',
      snippet: expect.stringContaining('kind: PodDisruptionBudget'),
    });

    cluster.apply({
      apiVersion: 'policy/v1',
      kind,
      metadata: { name, namespace: STAGING },
      spec: found?.spec,
    });
    await untilBudgetIs('met');
  }, 30_000);

  it('does not know of a budget that may not be read', async () => {
    const { kubernetes } = scene.sandbox.faults;
    kubernetes.forbidKinds.add('PodDisruptionBudget');
    kubernetes.dropWatches();
    await untilBudgetIs('unknown');
    expect((await budget())?.message).toContain('may not list and watch');
    kubernetes.forbidKinds.clear();
  }, 30_000);
});
