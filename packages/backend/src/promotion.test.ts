import { PromotionScene } from './__testUtils__/PromotionScene';

jest.setTimeout(180_000);

const IMAGE = 'co2-calculator-backend';

/** Production runs 1.4.0 of the branch `production`; staging runs 1.5.0 of `main`. */
describe('a release on its way to production in the sandbox', () => {
  let scene: PromotionScene;

  beforeAll(async () => {
    scene = await PromotionScene.create();
  });

  afterAll(() => scene.close());

  const inCluster = () =>
    JSON.stringify(
      scene.sandbox.cluster.get('Deployment', 'co2-calculator-prod', 'backend'),
    );

  async function inGit(): Promise<string> {
    const file =
      'co2-calculator-deploy/raw/production/environments/prod/backend.yaml';
    return await (await fetch(`${scene.sandbox.urls.git}/${file}`)).text();
  }

  it('is committed to the branch of production, and deployed from there', async () => {
    expect(inCluster()).toContain(`${IMAGE}:1.4.0`);
    const { preview, operation } = await scene.carryOut({
      action: 'promote',
      from: 'resource:default/co2-calculator-staging',
    });
    expect(preview.methods).toEqual(['commit']);
    expect(preview.files.map(({ path }) => path)).toContain(
      'environments/prod/backend.yaml',
    );
    expect(operation).toMatchObject({
      state: 'succeeded',
      steps: [
        { kind: 'commit', state: 'succeeded' },
        { kind: 'deploy', state: 'succeeded' },
      ],
    });
    const [commit, deploy] = operation.steps;
    expect(deploy.revisions).toEqual(commit.revisions);
    expect(await inGit()).toContain(`${IMAGE}:1.5.0`);
    expect(inCluster()).toContain(`${IMAGE}:1.5.0`);
  });

  it('is taken back by a commit, which nothing undoes', async () => {
    const { operation } = await scene.carryOut({
      action: 'revert',
      application: {
        instance: 'sandbox',
        namespace: 'argocd',
        name: 'co2-calculator-prod',
      },
      historyId: 1,
      reason: 'The figures are wrong.',
    });
    expect(operation).toMatchObject({ state: 'succeeded' });
    expect(await inGit()).toContain(`${IMAGE}:1.4.0`);
    expect(inCluster()).toContain(`${IMAGE}:1.4.0`);
  });
});
