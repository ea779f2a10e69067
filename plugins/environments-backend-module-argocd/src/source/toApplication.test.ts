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
            kustomize: { images: ['shop=example.com/shop:2'] },
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
        helm: { valueFiles: [], hasOwnValues: true, parameters: ['password'] },
      },
      {
        repoUrl: 'git@git.example.com:values.git',
        path: 'prod',
        kustomize: { images: ['shop=example.com/shop:2'] },
      },
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

  it.each([
    [{}, { kind: 'sync', dryRun: false, partial: false }],
    [
      { dryRun: true, resources: [] },
      { dryRun: true, partial: false },
    ],
    [{ resources: [{ kind: 'Service', name: 'web' }] }, { partial: true }],
    // A sync by a person holds the source, too.
    [{ source: { repoURL: 'https://git.test/a' } }, { kind: 'sync' }],
    [{ syncStrategy: { apply: {} } }, { kind: 'rollback' }],
    [{ syncStrategy: { hook: {} } }, { kind: 'sync' }],
  ])('tells what kind of operation %j is', (sync, told) => {
    const operationState = { phase: 'Running', operation: { sync } };
    expect(convert({ status: { operationState } }).operation).toMatchObject(
      told,
    );
  });

  it('calls an operation that is only queued in progress', () => {
    expect(
      convert({ operation: { sync: {} }, status: { operationState: null } }),
    ).toMatchObject({ operationInProgress: true });
  });

  describe('with a Secret', () => {
    const value = 'aHVudGVyMg==';
    const secret = {
      kind: 'Secret',
      name: 'db',
      message: `Secret "db" is invalid: data[password]: ${value}`,
    };
    const after = (resource: object, message: string, more: object = {}) =>
      convert({
        status: {
          operationState: {
            phase: 'Failed',
            message,
            syncResult: {
              resources: [
                resource,
                { kind: 'Deployment', name: 'web', message: 'is immutable' },
              ],
            },
          },
          ...more,
        },
      });
    const withheld =
      'The message is withheld: it may hold a value of the Secret.';

    it.each([
      ['status', { status: 'SyncFailed' }],
      ['phase', { status: 'Synced', hookPhase: 'Failed' }],
    ])('that failed by its %s keeps its value to itself', (_what, how) => {
      const application = after(
        { ...secret, ...how },
        `one or more objects failed to apply: map[password:${value}]`,
        {
          conditions: [
            { type: 'SyncError', message: `Failed: map[password:${value}]` },
          ],
          health: { status: 'Degraded', message: `secret db: ${value}` },
          resources: [
            {
              kind: 'ConfigMap',
              name: 'a',
              health: { message: `secret ${value}` },
            },
          ],
        },
      );
      expect(JSON.stringify(application)).not.toContain(value);
      expect(application.operation).toMatchObject({
        message: withheld,
        resources: [{ message: withheld }, { message: 'is immutable' }],
      });
    });

    it('that did not fail keeps its value to itself, and the rest is told', () => {
      const application = after(
        { ...secret, status: 'Synced' },
        'one or more objects failed to apply',
        {
          conditions: [
            { type: 'ComparisonError', message: `Secret in v1: ${value}` },
            { type: 'SharedResourceWarning', message: 'Secret/db is shared' },
          ],
        },
      );
      expect(JSON.stringify(application)).not.toContain(value);
      expect(application).toMatchObject({
        operation: {
          message: 'one or more objects failed to apply',
          resources: [{ message: withheld }, { message: 'is immutable' }],
        },
        conditions: [{ message: withheld }, { message: 'Secret/db is shared' }],
      });
    });

    it('that only the operation mentions keeps its value to itself', () => {
      const application = after(
        { kind: 'Service', name: 'web', status: 'Synced' },
        `cannot decode the Secret: ${value}`,
      );
      expect(application.operation?.message).toBe(withheld);
    });
  });

  it.each([
    ['https://me:to@ken-7f@git.example.com/a', 'https://git.example.com/a'],
    ['https://me:to/ken-7f@git.example.com/a', 'https://git.example.com/a'],
    ['https://token-7f@git.example.com/a', 'https://git.example.com/a'],
    ['https://git.example.com:8443/a@v1', 'https://git.example.com:8443/a@v1'],
    ['oci://example.com/a@sha256:0f', 'oci://example.com/a@sha256:0f'],
    ['git@git.example.com:a.git', 'git@git.example.com:a.git'],
  ])('tells of %s as %s, wherever it stands', (address, shown) => {
    const text = `cannot list refs of "${address}": denied`;
    const application = convert({
      spec: { source: { repoURL: address } },
      status: {
        conditions: [{ type: 'ComparisonError', message: text }],
        health: { message: text },
        resources: [{ kind: 'Pod', name: 'a', health: { message: text } }],
        operationState: {
          phase: 'Error',
          message: text,
          syncResult: {
            resources: [{ kind: 'Job', name: 'a', message: text }],
          },
        },
      },
    });
    const expected = `cannot list refs of "${shown}": denied`;
    expect(application).toMatchObject({
      sources: [{ repoUrl: shown }],
      conditions: [{ message: expected }],
      health: { message: expected },
      resources: [{ healthMessage: expected }],
      operation: { message: expected, resources: [{ message: expected }] },
    });
  });

  it('tells what a source says of Helm and kustomize, by name alone', () => {
    const { sources } = convert({
      spec: {
        sources: [
          {
            repoURL: 'https://git.test/shop.git',
            path: 'helm',
            helm: {
              valueFiles: ['values-prod.yaml', '$values/prod.yaml'],
              parameters: [{ name: 'image.tag', value: 'hunter1' }],
              fileParameters: [{ name: 'key', path: 'key.pem' }],
              values: 'password: hunter2',
            },
          },
          { repoURL: 'https://git.test/values.git', ref: 'values' },
          {
            repoURL: 'https://git.test/shop.git',
            path: 'overlay',
            kustomize: { images: ['api=registry.test/api:1'] },
            directory: { recurse: true },
          },
        ],
      },
    });
    expect(sources).toMatchObject([
      {
        helm: {
          valueFiles: ['values-prod.yaml', '$values/prod.yaml'],
          parameters: ['image.tag', 'key'],
          hasOwnValues: true,
        },
      },
      { ref: 'values', helm: undefined, kustomize: undefined },
      { kustomize: { images: ['api=registry.test/api:1'] }, recurse: true },
    ]);
    expect(JSON.stringify(sources)).not.toContain('hunter');
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
