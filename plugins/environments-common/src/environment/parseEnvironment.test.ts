import { isEnvironmentEntity, parseEnvironment } from './parseEnvironment';
import { environmentDefinitionSchema } from './EnvironmentDefinition';

const stages = ['dev', 'staging', 'prod'];

function anEntity(
  annotations: Record<string, string>,
  spec: Record<string, string> = {},
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: 'shop-prod',
      namespace: 'team-a',
      title: 'Shop',
      annotations,
    },
    spec: { type: 'environment', ...spec },
  };
}

const usable = {
  'backstage.io/kubernetes-cluster': 'sandbox',
  'flightdeck.dev/namespaces': 'shop',
};

describe('isEnvironmentEntity', () => {
  it.each([
    [true, anEntity({})],
    [true, { ...anEntity({}), kind: 'resource' }],
    [false, { ...anEntity({}), kind: 'Component' }],
    [false, anEntity({}, { type: 'database' })],
    [false, { ...anEntity({}), spec: undefined }],
  ])('%s', (expected, entity) => {
    expect(isEnvironmentEntity(entity)).toBe(expected);
  });
});

describe('parseEnvironment', () => {
  it('reads where an environment lives', () => {
    const environment = parseEnvironment(
      anEntity(
        {
          ...usable,
          'flightdeck.dev/namespaces': 'frontend, backend ,data,backend',
          'flightdeck.dev/stage': 'prod',
          'flightdeck.dev/promotes-from': 'shop-staging',
          'backstage.io/kubernetes-label-selector':
            'app in (web,api),tier!=test',
          'argocd/app-name': 'shop-prod,shop-data,shop-prod',
          'argocd/app-namespace': 'team-a',
          'argocd/instance-name': 'main',
          'prometheus.io/service-name': 'mimir',
          'flightdeck.dev/maintenance': 'Moving the database',
          'flightdeck.dev/maintenance-until': '2026-03-02T22:00:00Z',
          'flightdeck.dev/health-rules': 'hpa.at-max=off',
        },
        { system: 'shop', owner: 'group:default/team-a' },
      ),
      { stages },
    );
    expect(environment).toEqual({
      ref: 'resource:team-a/shop-prod',
      name: 'shop-prod',
      title: 'Shop',
      system: 'system:team-a/shop',
      owner: 'group:default/team-a',
      stage: 'prod',
      promotesFrom: 'resource:team-a/shop-staging',
      cluster: 'sandbox',
      namespaces: ['frontend', 'backend', 'data'],
      labelSelector: 'app in (web,api),tier!=test',
      applications: [
        { instance: 'main', namespace: 'team-a', name: 'shop-prod' },
        { instance: 'main', namespace: 'team-a', name: 'shop-data' },
      ],
      prometheus: 'mimir',
      maintenance: {
        reason: 'Moving the database',
        until: '2026-03-02T22:00:00.000Z',
      },
      healthRules: { 'hpa.at-max': { enabled: false, thresholds: {} } },
      problems: [],
      missingFacts: [],
    });
    expect(environmentDefinitionSchema.parse(environment)).toEqual(environment);
  });

  it('takes the namespace of the Kubernetes plugin where there is none of its own', () => {
    const annotations = {
      'backstage.io/kubernetes-cluster': 'sandbox',
      'backstage.io/kubernetes-namespace': 'shop',
    };
    expect(parseEnvironment(anEntity(annotations), { stages })).toMatchObject({
      namespaces: ['shop'],
      problems: [],
    });
  });

  it.each<[string, Record<string, string>, object, RegExp]>([
    [
      'a namespace that leads elsewhere',
      { ...usable, 'flightdeck.dev/namespaces': 'shop,../kube-system' },
      { namespaces: ['shop'] },
      /'\.\.\/kube-system', which is not a valid namespace name/,
    ],
    [
      'a namespace in capitals',
      { ...usable, 'flightdeck.dev/namespaces': 'Shop' },
      { namespaces: [] },
      /No usable namespace/,
    ],
    [
      'a cluster without a namespace',
      { 'backstage.io/kubernetes-cluster': 'sandbox' },
      { namespaces: [] },
      /No usable namespace/,
    ],
    [
      'a namespace without a cluster',
      { 'flightdeck.dev/namespaces': 'shop' },
      { cluster: undefined },
      /No cluster/,
    ],
    [
      'a selector that cannot be read',
      { ...usable, 'backstage.io/kubernetes-label-selector': 'app=web;drop' },
      { namespaces: [], labelSelector: undefined },
      /not a label selector/,
    ],
    [
      'an application that leads elsewhere',
      { ...usable, 'argocd/app-name': 'good,../../admin' },
      {
        applications: [
          { instance: undefined, namespace: undefined, name: 'good' },
        ],
      },
      /'\.\.\/\.\.\/admin', which is not a valid application name/,
    ],
    // Without its namespace the name would be that of another application.
    [
      'an application namespace that is not valid',
      { ...usable, 'argocd/app-name': 'good', 'argocd/app-namespace': 'a,b' },
      { applications: [] },
      /'a,b', which is not a valid namespace name/,
    ],
  ])(
    'leaves out %s, and says that facts are missing',
    (_, annotations, expected, problem) => {
      const environment = parseEnvironment(anEntity(annotations), { stages });
      expect(environment).toMatchObject(expected);
      expect(environment.missingFacts?.join(' ')).toMatch(problem);
      expect(environment.problems).toEqual(environment.missingFacts);
    },
  );

  it.each<
    [string, Record<string, string>, Record<string, string>, object, RegExp]
  >([
    [
      'a stage that nobody configured',
      { ...usable, 'flightdeck.dev/stage': 'qa' },
      {},
      { stage: 'qa' },
      /'qa' is not one of the configured stages dev, staging, prod/,
    ],
    [
      'an owner that is no reference',
      usable,
      { owner: 'group:' },
      { owner: undefined },
      /Owner 'group:'/,
    ],
    [
      'a predecessor that is no reference',
      { ...usable, 'flightdeck.dev/promotes-from': '/' },
      {},
      { promotesFrom: undefined },
      /promotes-from/,
    ],
  ])(
    'tells of %s, with every fact in place',
    (_, annotations, spec, expected, problem) => {
      const environment = parseEnvironment(anEntity(annotations, spec), {
        stages,
      });
      expect(environment).toMatchObject({
        namespaces: ['shop'],
        missingFacts: [],
        ...expected,
      });
      expect(environment.problems).toEqual([expect.stringMatching(problem)]);
    },
  );

  it.each<[string, Record<string, string>, object, RegExp]>([
    [
      'a setting of a rule that is none',
      { ...usable, 'flightdeck.dev/health-rules': 'pod.x=off; hpa.at-max=off' },
      {
        healthRules: { 'hpa.at-max': { enabled: false } },
        namespaces: ['shop'],
      },
      /Annotation flightdeck.dev\/health-rules: 'pod.x' names no rule/,
    ],
    [
      'an end of maintenance that is no time',
      {
        ...usable,
        'flightdeck.dev/maintenance': 'x',
        'flightdeck.dev/maintenance-until': 'tonight',
      },
      { maintenance: undefined, namespaces: ['shop'] },
      /maintenance-until 'tonight' is not a time/,
    ],
  ])('leaves out %s, and no facts', (_, annotations, expected, problem) => {
    const environment = parseEnvironment(anEntity(annotations), { stages });
    expect(environment).toMatchObject({ ...expected, missingFacts: [] });
    expect(environment.problems).toEqual([expect.stringMatching(problem)]);
  });
});
