import { exampleAnswers } from '@flightdeck/service-templates';
import { eventually } from './__testUtils__/eventually';
import {
  type RenderedEnvironment,
  renderTemplate,
} from './__testUtils__/RenderedTemplate';
import { TemplateCluster } from './__testUtils__/TemplateCluster';
import { TemplateScene } from './__testUtils__/TemplateScene';

const BLUEPRINTS = [
  'gitops-web-platform',
  'analytics-pipeline',
  'backup-first-monolith',
  'multi-az-eks',
] as const satisfies (keyof typeof exampleAnswers)[];

const file = process.env.FLIGHTDECK_TEST_KUBECONFIG;
const targets: [string, () => Promise<TemplateCluster>][] = [
  ['the sandbox', () => TemplateCluster.ofSandbox()],
];
if (file) {
  targets.push(['a real cluster', () => TemplateCluster.ofKubeconfig(file)]);
}

/** There is neither an Argo CD nor a Prometheus beside the cluster: what they tell is unknown. */
const UNREAD = /^(alerts|indicators|delivery)\b/;

/** What a cluster in no cloud cannot hold. */
const BEYOND_A_REAL_CLUSTER: Readonly<Record<string, string>> = {
  'storage.block':
    'The classes gp3, premium-rwo and managed-csi-premium are of clouds.',
  'storage.encrypted': 'The same classes, whose disks are encrypted.',
};

describe.each(targets)('the services of the templates on %s', (_, connect) => {
  let cluster: TemplateCluster;
  let scene: TemplateScene;
  let environments: RenderedEnvironment[] = [];

  beforeAll(async () => {
    cluster = await connect();
    const rendered = await Promise.all(BLUEPRINTS.map(renderTemplate));
    environments = rendered.flat();
    await cluster.prepare(environments.flatMap(({ manifests }) => manifests));
  }, 60_000);

  afterAll(async () => {
    await scene?.close();
    await cluster.close();
  }, 60_000);

  const isBeyond = (id: string) =>
    UNREAD.test(id) || (!cluster.sandbox && id in BEYOND_A_REAL_CLUSTER);

  it('are accepted', async () => {
    const refused: string[] = [];
    for (const environment of environments) {
      const applied = await cluster.deploy(environment);
      refused.push(...applied.refused);
    }
    expect(refused).toEqual([]);
  }, 120_000);

  it('lack nothing that their blueprint asks for', async () => {
    scene = await TemplateScene.create(cluster, environments);
    let open: string[] = [];
    const isMet = async () => {
      open = [];
      for (const { name } of environments) {
        await cluster.bindClaims(name);
        const { requirements } = await scene.read(name);
        open.push(
          ...requirements
            .filter(({ id, state }) => state !== 'met' && !isBeyond(id))
            .map(({ id, state }) => `${name} ${id}: ${state}`),
        );
      }
      return open.length === 0;
    };
    // What was waited for in vain is told by what is open.
    await eventually(isMet, 30_000).catch(() => undefined);
    expect(open).toEqual([]);
  }, 60_000);
});
