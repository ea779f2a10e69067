import type { Evidence } from '@flightdeck/plugin-environments-common';
import { ChecklistScene } from './__testUtils__/ChecklistScene';
import { eventually } from './__testUtils__/eventually';

jest.setTimeout(180_000);

const STAGING = 'co2-calculator-staging';
const PROD = 'co2-calculator-prod';

/** Staging runs 1.5.0, production 1.4.0. */
describe('the shipped checklist beside the sandbox', () => {
  let scene: ChecklistScene;

  beforeAll(async () => {
    scene = await ChecklistScene.create();
  });

  afterAll(() => scene.close());

  /** Of the collector that has the name of its item. */
  async function evidence(id: string): Promise<Evidence | undefined> {
    const { checklist } = await scene.read();
    return checklist?.items
      .find(({ item }) => item.id === id)
      ?.evidence.find(({ collector }) => collector === id);
  }

  const untilItIs = (id: string, state: string) =>
    eventually(async () => (await evidence(id))?.state === state);

  it('turns green by itself as evidence of the release comes', async () => {
    // Prometheus has to measure for a while before anything is known of rates.
    await untilItIs('staging', 'passed');
    expect(await evidence('staging')).toMatchObject({
      summary: `1.5.0 has run well in ${STAGING}, with traffic, for more than 5 s.`,
      from: 'argocd/main, kubernetes/sandbox, prometheus/main',
    });
    await untilItIs('migrations', 'not-applicable');
    await untilItIs('variables', 'passed');
    await untilItIs('secrets', 'passed');
    await untilItIs('dashboards', 'passed');
    await untilItIs('rollback', 'passed');
    expect(await evidence('rollback')).toMatchObject({
      summary: `${PROD} can go back to 1.4.0, with which it was healthy.`,
      link: 'https://docs.test/rollback',
    });
  });

  it('sees a Secret that is missing in production', async () => {
    await scene.sandbox.break(PROD, 'missing-secret');
    await untilItIs('variables', 'failed');
    expect((await evidence('variables'))?.summary).toMatch(
      /needs (key \S+ of )?Secret \S+, which does not exist/,
    );
  });

  it('sees that the release answers with errors in staging', async () => {
    await scene.sandbox.break(STAGING, 'errors');
    await untilItIs('staging', 'failed');
    expect((await evidence('staging'))?.answered).toMatch(
      /failed: Failed requests: about .*critical/,
    );
  });
});
