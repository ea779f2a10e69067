import { configMap, DeliveryScene } from '../__testUtils__/DeliveryScene';
import { type RenderRequest, SourceRenderer } from './SourceRenderer';

jest.setTimeout(60_000);

const CHART = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'templates/a.yaml': configMap(
    '{{ .Release.Name }}',
    'data: {random: "{{ randAlphaNum 20 }}"}\n',
  ),
};

describe('SourceRenderer', () => {
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start();
  });

  afterAll(() => scene.close());

  it('renders a source once for each commit, and for each way to render it', async () => {
    const revision = await scene.commit('shop', CHART);
    const request: RenderRequest = {
      repository: 'shop',
      revision,
      source: { repoURL: scene.url('shop'), targetRevision: 'main' },
      references: new Map(),
      release: 'shop',
      namespace: 'shop',
      kubeVersion: 'v1.36.0',
      apiVersions: [],
    };
    const render = (more: Partial<RenderRequest> = {}) =>
      SourceRenderer.of(scene.git).render({ ...request, ...more });
    const first = await render();
    expect(await render()).toEqual(first);
    expect(
      await render({ source: { ...request.source, targetRevision: 'v1' } }),
    ).toEqual(first);
    expect(await render({ release: 'other' })).not.toEqual(first);
    expect(
      await render({ source: { ...request.source, helm: { values: 'a: 1' } } }),
    ).not.toEqual(first);
    const next = await scene.commit('shop', { 'readme.md': 'x\n' });
    expect(await render({ revision: next })).not.toEqual(first);
  });
});
