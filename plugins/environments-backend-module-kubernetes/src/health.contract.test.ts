import {
  type EvaluationMemory,
  evaluateEnvironment,
  type Finding,
} from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { createLivingSandbox } from './__testUtils__/livingSandbox';
import { createRealCluster } from './__testUtils__/realCluster';
import { environment, RunningSource } from './__testUtils__/RunningSource';
import type { TestCluster } from './__testUtils__/TestCluster';
import { troubles } from './__testUtils__/troubles';

jest.setTimeout(180_000);

const file = process.env.FLIGHTDECK_TEST_KUBECONFIG;
const targets: [string, () => Promise<TestCluster>][] = [
  ['the sandbox', createLivingSandbox],
  ...(file
    ? [['a real cluster', () => createRealCluster(file)] as const].map(
        ([name, create]): [string, () => Promise<TestCluster>] => [
          name,
          create,
        ],
      )
    : []),
];

describe.each(targets)('health of %s', (_name, create) => {
  let cluster: TestCluster;
  let source: RunningSource;
  let memory: EvaluationMemory | undefined;

  const shop = () =>
    environment('shop', { namespaces: [cluster.namespaces[0]] });

  function evaluate() {
    const { statuses, ...facts } = source.source.read(shop());
    const evaluated = evaluateEnvironment(
      {
        environment: shop(),
        sources: statuses,
        objects: {},
        applications: [],
        indicators: [],
        ...facts,
      },
      memory,
      new Date(),
    );
    memory = evaluated.memory;
    return evaluated.snapshot;
  }

  /** What is told, whether it counts yet or waits for its hold time. */
  const findings = (): Finding[] => evaluate().findings;

  beforeAll(async () => {
    cluster = await create();
    source = new RunningSource([cluster.connect('reader')], [shop()]);
    await source.start();
    await source.untilRead(shop(), r => r.statuses[0].state === 'ok', 60_000);
    for (const { manifests } of troubles) {
      for (const manifest of manifests(cluster.namespaces[0])) {
        await cluster.apply(manifest);
      }
    }
  });

  afterAll(async () => {
    source.stop();
    await cluster.close();
  });

  it.each(troubles)('tells of $what', async ({ ruleId, manifests }) => {
    const names = manifests(cluster.namespaces[0]).map(
      ({ metadata }) => metadata.name,
    );
    const isAbout = ({ name }: { name: string }) =>
      names.some(own => name === own || name.startsWith(`${own}-`));
    const told = () =>
      findings().filter(({ subject, others }) =>
        [subject, ...others].some(isAbout),
      );
    const ruleIds = () => told().map(finding => finding.ruleId);
    await until(() => ruleIds().includes(ruleId), {
      within: 90_000,
      what: () => told().map(({ message }) => message),
    });
    expect(ruleIds()).toContain(ruleId);
  });

  it('tells of nothing where nothing is wrong', async () => {
    const calm = environment('calm', { namespaces: [cluster.namespaces[1]] });
    source.setEnvironments([shop(), calm]);
    await source.untilRead(calm, r => r.statuses[0].state === 'ok', 60_000);
    const { statuses, ...facts } = source.source.read(calm);
    const { snapshot } = evaluateEnvironment(
      {
        environment: calm,
        sources: statuses,
        objects: {},
        applications: [],
        indicators: [],
        ...facts,
      },
      undefined,
      new Date(),
    );
    expect(snapshot.findings).toEqual([]);
  });
});
