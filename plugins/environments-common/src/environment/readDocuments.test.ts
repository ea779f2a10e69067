import { parseEnvironment } from './parseEnvironment';

function read(
  annotations: Record<string, string>,
  links?: { url: string; type?: string }[],
) {
  const { dashboard, problems, rollbackPlan } = parseEnvironment(
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'shop-prod', annotations, links },
      spec: { type: 'environment' },
    },
    { stages: ['prod'] },
  );
  return { dashboard, problems, rollbackPlan };
}

const ADDRESS = 'https://grafana.test/d/shop';

describe('documents of an environment', () => {
  it.each([
    [
      { 'grafana/overview-dashboard': ADDRESS },
      [],
      { namedBy: 'grafana/overview-dashboard', url: ADDRESS },
    ],
    [
      { 'grafana/dashboard-selector': "(tags @> 'shop')" },
      [],
      { namedBy: 'grafana/dashboard-selector', url: undefined },
    ],
    [
      { 'grafana/tag-selector': 'shop' },
      [{ url: ADDRESS, type: 'dashboard' }],
      { namedBy: 'grafana/tag-selector', url: ADDRESS },
    ],
    [
      {},
      [{ url: ADDRESS, type: 'dashboard' }],
      { namedBy: 'a link of type dashboard', url: ADDRESS },
    ],
    [{ 'grafana/tag-selector': ' ' }, [{ url: ADDRESS }], undefined],
    [{}, [{ url: 'data:text/html,shop', type: 'dashboard' }], undefined],
  ])('name of %j and %j the dashboard %j', (annotations, links, dashboard) => {
    expect(read({ ...annotations }, links).dashboard).toEqual(dashboard);
  });

  it('link the plan to roll back, by an address that a page may link to', () => {
    const plan = 'https://docs.test/rollback';
    expect(read({ 'flightdeck.dev/rollback-plan': ` ${plan} ` })).toEqual({
      dashboard: undefined,
      rollbackPlan: plan,
      problems: [],
    });
    expect(
      read({ 'flightdeck.dev/rollback-plan': 'data:text/html,shop' }),
    ).toEqual({
      dashboard: undefined,
      rollbackPlan: undefined,
      problems: [
        'Annotation flightdeck.dev/rollback-plan is not an http or https address.',
      ],
    });
  });
});
