import { applicationSchema } from '@flightdeck/plugin-environments-common';
import fc from 'fast-check';
import { apiApplicationSchema } from '../client/apiSchemas';
import { toApplication } from './toApplication';

const instance = { name: 'main', frontendUrl: 'https://argo.example.com' };

function convert(parts: {
  spec?: object;
  status?: object;
  operation?: object;
}) {
  const api = apiApplicationSchema.parse({
    metadata: { name: 'shop', namespace: 'team-a', uid: 'x' },
    ...parts,
    spec: { project: 'shop', ...parts.spec },
  });
  return applicationSchema.parse(toApplication(api, instance));
}

describe('toApplication', () => {
  it('reads one that says next to nothing', () => {
    expect(convert({})).toEqual({
      engine: 'argocd',
      instance: 'main',
      namespace: 'team-a',
      name: 'shop',
      project: 'shop',
      url: 'https://argo.example.com/applications/team-a/shop',
      automation: { enabled: false, prune: false, selfHeal: false },
      sources: [],
      sync: { status: 'Unknown', revisions: [] },
      health: { status: 'Unknown' },
      images: [],
      resources: [],
      operationInProgress: false,
      history: [],
      conditions: [],
    });
  });

  it.each([
    [undefined, false],
    [null, false],
    [{}, true],
    [{ enabled: null }, true],
    [{ enabled: true }, true],
    [{ enabled: false, prune: true }, false],
  ])('reads automated %j as enabled: %s', (automated, enabled) => {
    const { automation } = convert({ spec: { syncPolicy: { automated } } });
    expect(automation.enabled).toBe(enabled);
  });

  it('reads several sources and their revisions, without Helm values', () => {
    const application = convert({
      spec: {
        sources: [
          {
            repoURL: 'https://me:token-7f@git.example.com/charts',
            chart: 'shop',
            targetRevision: '1.2.3',
            helm: {
              values: 'password: secret-1',
              valuesObject: { password: 'secret-2' },
              parameters: [{ name: 'password', value: 'secret-3' }],
            },
          },
          {
            repoURL: 'git@git.example.com:values.git',
            path: 'prod',
            kustomize: { images: ['secret-4'] },
            plugin: { env: [{ name: 'TOKEN', value: 'secret-5' }] },
          },
        ],
      },
      status: {
        sync: { status: 'OutOfSync', revisions: ['1.2.3', 'abc'] },
        history: [
          {
            id: 3,
            revisions: ['1.2.2', 'abb'],
            deployedAt: '2026-05-01T00:00:00Z',
          },
          {
            id: 4,
            revisions: ['1.2.3', 'abc'],
            initiatedBy: { automated: true },
          },
        ],
      },
    });
    expect(application.sources).toEqual([
      {
        repoUrl: 'https://git.example.com/charts',
        chart: 'shop',
        targetRevision: '1.2.3',
      },
      { repoUrl: 'git@git.example.com:values.git', path: 'prod' },
    ]);
    expect(application.sync.revisions).toEqual(['1.2.3', 'abc']);
    expect(application.history).toEqual([
      { id: 4, revisions: ['1.2.3', 'abc'], initiatedBy: 'automated' },
      {
        id: 3,
        revisions: ['1.2.2', 'abb'],
        deployedAt: '2026-05-01T00:00:00Z',
      },
    ]);
    expect(JSON.stringify(application)).not.toMatch(/secret|token/);
  });

  it('names the person who asked for an operation, before the robot', () => {
    const operation = {
      sync: { revision: 'abc' },
      initiatedBy: { username: 'flightdeck' },
      info: [{ name: 'backstage-user', value: 'user:default/ada' }],
    };
    const running = convert({
      operation,
      status: {
        operationState: {
          operation,
          phase: 'Running',
          startedAt: '2026-05-01T00:00:00Z',
          syncResult: {
            revision: '',
            resources: [
              {
                group: 'batch',
                kind: 'Job',
                name: 'migrate',
                hookPhase: 'Failed',
              },
            ],
          },
        },
      },
    });
    expect(running).toMatchObject({
      operationInProgress: true,
      operation: {
        initiatedBy: 'user:default/ada',
        retryCount: 0,
        resources: [{ kind: 'Job', status: 'Failed' }],
      },
    });
  });

  it('calls an operation that is only queued in progress', () => {
    expect(
      convert({ operation: { sync: {} }, status: { operationState: null } }),
    ).toMatchObject({ operationInProgress: true });
  });

  it('takes whatever an unknown version may put into the status', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'sync',
            'health',
            'summary',
            'resources',
            'history',
            'operationState',
            'conditions',
            'reconciledAt',
          ),
          fc.jsonValue(),
        ),
        status => {
          expect(convert({ status })).toMatchObject({ name: 'shop' });
        },
      ),
    );
  });
});
