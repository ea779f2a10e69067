import { deploymentVerdictSchema } from '@flightdeck/plugin-environments-common';
import { eventually } from './__testUtils__/eventually';
import { commitOf, imageOf } from './__testUtils__/Deployments';
import { GateScene } from './__testUtils__/GateScene';
import {
  type ExampleScript,
  movedTo,
  readAccess,
  readHook,
  readMetricUrl,
  readPipelineJob,
  readStep,
  run,
} from './__testUtils__/gateExamples';

jest.setTimeout(120_000);

const GATE_TOKEN = 'gate-hunter2';
const EVIDENCE_TOKEN = 'evidence-hunter3';

const gates = [readHook(), readStep('github-actions.yaml', 'Ask Flightdeck')];

describe('the examples, with the access that they are given', () => {
  let scene: GateScene;

  beforeAll(async () => {
    scene = await GateScene.create(readAccess({ GATE_TOKEN, EVIDENCE_TOKEN }));
    scene.deploy('shop-staging', 'b');
  });

  afterAll(() => scene.close());

  const ask = (script: ExampleScript, letter: string) =>
    run(script, scene.origin, {
      FLIGHTDECK_TOKEN: GATE_TOKEN,
      IMAGE: imageOf(letter),
    });

  /** Undefined without a verdict, which a metric takes for an error. */
  const askMetric = async (letter: string): Promise<boolean | undefined> => {
    const url = readMetricUrl({
      environment: 'shop-prod',
      image: imageOf(letter),
    });
    const response = await fetch(movedTo(scene.origin, url), {
      headers: { authorization: `Bearer ${GATE_TOKEN}` },
    });
    const body = await response.json();
    return deploymentVerdictSchema.safeParse(body).data?.canDeploy;
  };

  const push = (script: ExampleScript, more: Record<string, string>) =>
    run(script, scene.origin, {
      FLIGHTDECK_TOKEN: EVIDENCE_TOKEN,
      ATTEMPTS: '200',
      PAUSE: '0.1',
      SUMMARY: 'All tests pass.',
      ...more,
    });

  const pushFromGithub = readStep(
    'github-actions-evidence.yaml',
    'Tell Flightdeck',
  );

  it.each<[string, ExampleScript, Record<string, string>, string]>([
    [
      'GitHub',
      pushFromGithub,
      { IMAGE: imageOf('b'), LINK: 'https://github.com/acme/shop/actions' },
      'b',
    ],
    [
      'GitLab',
      readPipelineJob(),
      {
        CI_COMMIT_SHA: commitOf('c'),
        CI_PIPELINE_URL: 'https://gitlab.com/acme/shop/-/pipelines/7',
      },
      'c',
    ],
  ])(
    'open when %s pushes that it passed',
    async (_who, script, its, letter) => {
      scene.deploy('shop-staging', letter);
      const failed = await push(script, { ...its, STATE: 'failed' });
      expect(failed).toMatchObject({ code: 0 });
      for (const gate of gates) {
        const { code, output } = await ask(gate, letter);
        expect(code).not.toBe(0);
        expect(output).toContain('"sentence":"Not ready: ');
      }
      expect(await askMetric(letter)).toBe(false);

      await push(script, { ...its, STATE: 'passed' });
      await eventually(async () => (await askMetric(letter)) === true);
      for (const gate of gates) {
        expect(await ask(gate, letter)).toMatchObject({
          code: 0,
          output: expect.stringContaining('"sentence":"Ready: '),
        });
      }
    },
  );

  it('open for a release that was deployed, whatever comes next', async () => {
    scene.deploy('shop-staging', 'd');
    scene.deploy('shop-prod', 'd');
    await eventually(async () => (await askMetric('d')) === true);
    scene.deploy('shop-staging', 'e');
    await eventually(async () => (await askMetric('e')) === false);
    for (const gate of gates) {
      expect(await ask(gate, 'd')).toMatchObject({ code: 0 });
      expect((await ask(gate, 'e')).code).not.toBe(0);
    }
  });

  it('stay shut for a release that is not known', async () => {
    for (const gate of gates) {
      const { code, output } = await ask(gate, 'f');
      expect(code).not.toBe(0);
      expect(output).toContain('no checklist of a release');
    }
  });

  it('give up pushing about a release that does not come', async () => {
    const { code } = await push(pushFromGithub, {
      IMAGE: imageOf('f'),
      LINK: 'https://github.com/acme/shop/actions',
      STATE: 'passed',
      ATTEMPTS: '2',
    });
    expect(code).not.toBe(0);
  });

  it('may not push with the token of the gate', async () => {
    const { code, output } = await push(pushFromGithub, {
      FLIGHTDECK_TOKEN: GATE_TOKEN,
      IMAGE: imageOf('b'),
      LINK: 'https://github.com/acme/shop/actions',
      STATE: 'passed',
      ATTEMPTS: '1',
    });
    expect(code).not.toBe(0);
    expect(output).toContain('NotAllowedError');
  });
});
