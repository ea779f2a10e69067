import { z } from 'zod';
import { createValidator } from './contract/createValidator';
import {
  operationEnd,
  parseApplication,
  startComparedArgocd,
  type WireApplication,
} from './__fixtures__/startArgocd';

const PROJECT = 'project=co2-calculator';
const PROD = '/api/v1/applications/co2-calculator-prod';

const DEFINITIONS: readonly [path: string, definition: string][] = [
  ['/api/version', 'versionVersionMessage'],
  ['/api/v1/settings', 'clusterSettings'],
  ['/api/v1/session/userinfo', 'sessionGetUserInfoResponse'],
  [
    '/api/v1/account/can-i/applications/sync/co2-calculator/x',
    'accountCanIResponse',
  ],
  ['/api/v1/applications', 'v1alpha1ApplicationList'],
  [`${PROD}?${PROJECT}`, 'v1alpha1Application'],
  [`${PROD}/resource-tree?${PROJECT}`, 'v1alpha1ApplicationTree'],
  [
    `${PROD}/managed-resources?${PROJECT}`,
    'applicationManagedResourcesResponse',
  ],
  [`${PROD}/revisions/v1.4.0/metadata?${PROJECT}`, 'v1alpha1RevisionMetadata'],
  [
    `${PROD}/syncwindows?${PROJECT}`,
    'applicationApplicationSyncWindowsResponse',
  ],
  ['/api/v1/projects/co2-calculator', 'v1alpha1AppProject'],
  ['/api/v1/nothing', 'runtimeError'],
];

jest.setTimeout(30_000);

describe('createArgocdServer', () => {
  const errorsOf = createValidator();
  let argocd: Awaited<ReturnType<typeof startComparedArgocd>>;

  beforeEach(async () => {
    argocd = await startComparedArgocd();
  });

  afterEach(() => argocd.close());

  const sync = (body: object, token?: string) =>
    argocd.request('POST', `${PROD}/sync`, {
      body: { project: 'co2-calculator', ...body },
      token,
    });
  it('answers in the shapes of the OpenAPI', async () => {
    for (const [path, definition] of DEFINITIONS) {
      const { body } = await argocd.request('GET', path);
      expect({ path, errors: errorsOf(definition, body) }).toEqual({
        path,
        errors: [],
      });
    }
    const started = await sync({});
    expect(errorsOf('v1alpha1Application', started.body)).toEqual([]);
    const ended = await argocd.waitFor(
      'co2-calculator-prod',
      app => operationEnd(app) && app,
    );
    expect(errorsOf('v1alpha1Application', ended)).toEqual([]);
  });

  it('starts with dev and staging in sync, and a release waiting for prod', async () => {
    const { body } = await argocd.request('GET', '/api/v1/applications');
    const items: WireApplication[] = body.items.map(parseApplication);
    expect(
      items.map(({ metadata, status }) => [
        metadata.name,
        status.sync?.status,
        status.history?.length,
      ]),
    ).toEqual([
      ['co2-calculator-dev', 'Synced', 4],
      ['co2-calculator-prod', 'OutOfSync', 2],
      ['co2-calculator-staging', 'Synced', 4],
    ]);
    const prod = items[1].status;
    const pending = prod.resources?.filter(
      ({ status }) => status === 'OutOfSync',
    );
    expect(
      pending?.map(({ kind, name, health }) => [kind, name, health?.status]),
    ).toEqual([
      ['ConfigMap', 'backend-config', undefined],
      ['PodDisruptionBudget', 'backend', 'Missing'],
      ['Deployment', 'backend', 'Progressing'],
      ['Deployment', 'celery-worker', 'Progressing'],
      ['Deployment', 'frontend', 'Progressing'],
    ]);
    expect(prod.summary).toMatchObject({
      images: expect.arrayContaining([
        'ghcr.io/epfl-enac/co2-calculator-backend:1.4.0',
      ]),
    });
  });

  it.each([
    [{ targetRevision: 'nowhere' }, /unable to resolve 'nowhere'/],
    [{ path: 'environments/none' }, /app path does not exist/],
    [{ repoURL: 'http://127.0.0.1:1/x.git' }, /repository not found/],
  ])(
    'explains a source that cannot be compared: %j',
    async (source, message) => {
      argocd.cluster.patch('AppProject', 'argocd', 'co2-calculator', {
        spec: { sourceRepos: ['*'] },
      });
      await argocd.request('PATCH', PROD, {
        body: {
          project: 'co2-calculator',
          patchType: 'merge',
          patch: JSON.stringify({ spec: { source } }),
        },
      });
      const app = await argocd.waitFor(
        'co2-calculator-prod',
        candidate => candidate.status.conditions?.[0] && candidate,
      );
      expect(app.status.sync?.status).toBe('Unknown');
      expect(app.status.conditions?.[0]).toMatchObject({
        type: 'ComparisonError',
        message: expect.stringMatching(message),
      });
      expect((await sync({})).status).toBe(400);
    },
  );

  it.each([
    ['robot-token', PROD, 200],
    ['robot-token', `${PROD}?project=other`, 404],
    ['robot-token', '/api/v1/applications/none', 403],
    ['robot-token', `/api/v1/applications/none?${PROJECT}`, 404],
    ['robot-token', `${PROD}?project=a&project=b`, 400],
    ['stranger-token', `${PROD}?${PROJECT}`, 403],
    ['stranger-token', PROD, 403],
    ['wrong-token', PROD, 401],
    ['robot-token', `${PROD}?${PROJECT}&appNamespace=elsewhere`, 404],
  ])('answers %s on %s with %d', async (token, path, status) => {
    expect((await argocd.request('GET', path, { token })).status).toBe(status);
  });

  it('lists only what the account may see, and lets it sync only when it may', async () => {
    const { body } = await argocd.request('GET', '/api/v1/applications', {
      token: 'stranger-token',
    });
    expect(body.items).toEqual([]);
    expect((await sync({}, 'reader-token')).status).toBe(403);
  });

  it('gives a session token for a password', async () => {
    const login = (password: string) =>
      argocd.request('POST', '/api/v1/session', {
        body: { username: 'robot', password },
      });
    const { body } = await login('robot-password');
    expect(errorsOf('sessionSessionResponse', body)).toEqual([]);
    const answer = await argocd.request('GET', PROD, { token: body.token });
    expect(answer.status).toBe(200);
    expect((await login('wrong')).status).toBe(401);
  });

  it('masks Secrets among the managed resources', async () => {
    await argocd.commit(
      'environments/prod/secret.yaml',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: leaked}\ndata: {key: c2VjcmV0}\n',
    );
    const { body } = await argocd.request(
      'GET',
      `${PROD}/managed-resources?${PROJECT}`,
    );
    const secret = z
      .array(z.object({ name: z.string(), targetState: z.string() }))
      .parse(body.items)
      .find(({ name }) => name === 'leaked');
    expect(JSON.parse(secret?.targetState ?? '').data).toEqual({
      key: '++++++++',
    });
    expect(JSON.stringify(body)).not.toContain('c2VjcmV0');
  });

  it('streams changes after a resource version as server-sent events', async () => {
    const list = await argocd.request('GET', '/api/v1/applications');
    const stream = fetch(
      `${argocd.server.url}/api/v1/stream/applications?resourceVersion=${list.body.metadata.resourceVersion}`,
      {
        headers: {
          Authorization: 'Bearer robot-token',
          Accept: 'text/event-stream',
        },
      },
    );
    await argocd.waitFor(
      'co2-calculator-prod',
      () => argocd.server.faults.openStreams === 1,
    );
    await sync({});
    const response = await stream;
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response
      .body!.pipeThrough(new TextDecoderStream())
      .getReader();
    const first = (await reader.read()).value ?? '';
    const event = JSON.parse(first.split('\n\n')[0].slice('data: '.length));
    expect(errorsOf('v1alpha1ApplicationWatchEvent', event.result)).toEqual([]);
    expect(event.result).toMatchObject({
      type: 'MODIFIED',
      application: { metadata: { name: 'co2-calculator-prod' } },
    });
    argocd.server.faults.dropStreams();
    await expect(
      (async () => {
        for (;;) {
          const { done } = await reader.read();
          if (done) {
            return;
          }
        }
      })(),
    ).rejects.toThrow();
    expect(argocd.server.faults.openStreams).toBe(0);
  });
});
