import {
  operationEnd,
  REPOSITORY,
  startComparedArgocd,
} from './__fixtures__/startArgocd';

const PROJECT = 'project=co2-calculator';
const PROD = '/api/v1/applications/co2-calculator-prod';

jest.setTimeout(30_000);

describe('operations', () => {
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

  it('syncs, records who and why, and refuses a second operation meanwhile', async () => {
    const infos = [{ name: 'Reason', value: 'Release' }];
    const accepted = await sync({ infos });
    expect(accepted.status).toBe(200);
    expect(accepted.body.operation.info).toEqual(infos);
    expect(accepted.body.status.operationState).toBeUndefined();
    expect(await sync({})).toEqual({
      status: 400,
      body: {
        error: 'another operation is already in progress',
        code: 9,
        message: 'another operation is already in progress',
      },
    });
    const state = await argocd.waitFor('co2-calculator-prod', operationEnd);
    expect(state).toMatchObject({
      phase: 'Succeeded',
      operation: { initiatedBy: { username: 'robot' }, info: infos },
    });
    const app = await argocd.waitFor(
      'co2-calculator-prod',
      ({ status, ...rest }) =>
        status.sync?.status === 'Synced' && { status, ...rest },
    );
    expect(app.status.history).toHaveLength(3);
    expect(app.status.history?.[2]).toMatchObject({
      id: 2,
      revision: await argocd.git.resolve(REPOSITORY, 'v1.5.0'),
      initiatedBy: { username: 'robot' },
    });
    const live = argocd.cluster.get(
      'Deployment',
      'co2-calculator-prod',
      'backend',
    );
    expect(JSON.stringify(live)).toContain('co2-calculator-backend:1.5.0');
  });

  it('prunes only when asked to', async () => {
    await sync({});
    await argocd.waitFor('co2-calculator-prod', operationEnd);
    await argocd.commit(
      'environments/prod/backend-disruption-budget.yaml',
      undefined,
    );
    const budget = () =>
      argocd.cluster.get(
        'PodDisruptionBudget',
        'co2-calculator-prod',
        'backend',
      );
    await argocd.waitFor('co2-calculator-prod', ({ status }) =>
      status.resources?.some(resource => resource.requiresPruning),
    );
    await sync({});
    const kept = await argocd.waitFor('co2-calculator-prod', operationEnd);
    expect(kept.syncResult?.resources?.map(({ status }) => status)).toContain(
      'PruneSkipped',
    );
    expect(budget()).toBeDefined();
    await sync({ prune: true });
    await argocd.waitFor('co2-calculator-prod', () => !budget());
  });

  it('fails a sync, retries it as told, and says what failed', async () => {
    argocd.cluster.delete('Namespace', '', 'co2-calculator-prod');
    await sync({
      retryStrategy: { limit: '1', backoff: { duration: '1s' } },
    });
    const state = await argocd.waitFor('co2-calculator-prod', operationEnd);
    expect(state).toMatchObject({ phase: 'Failed', retryCount: 1 });
    expect(state.syncResult?.resources?.[0]).toMatchObject({
      status: 'SyncFailed',
      message: 'namespaces "co2-calculator-prod" not found',
    });
  });

  it('terminates an operation', async () => {
    const terminate = () =>
      argocd.request('DELETE', `${PROD}/operation?${PROJECT}`);
    expect((await terminate()).status).toBe(400);
    await sync({});
    await argocd.waitFor('co2-calculator-prod', ({ status }) =>
      Boolean(status.operationState),
    );
    expect((await terminate()).status).toBe(200);
    const state = await argocd.waitFor('co2-calculator-prod', operationEnd);
    expect(state).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
    });
  });

  it('rolls back by history id, and only without automation', async () => {
    const rollback = (name: string, id: number) =>
      argocd.request('POST', `/api/v1/applications/${name}/rollback`, {
        body: { id, project: 'co2-calculator' },
      });
    expect((await rollback('co2-calculator-dev', 0)).body.message).toBe(
      'rollback cannot be initiated when auto-sync is enabled',
    );
    expect((await rollback('co2-calculator-prod', 77)).status).toBe(400);
    expect((await rollback('co2-calculator-prod', 0)).status).toBe(200);
    await argocd.waitFor('co2-calculator-prod', operationEnd);
    const live = argocd.cluster.get(
      'Deployment',
      'co2-calculator-prod',
      'backend',
    );
    expect(JSON.stringify(live)).toContain('co2-calculator-backend:1.3.0');
  });

  it('syncs dev by itself after a push, and heals what is changed by hand', async () => {
    const path = 'environments/dev/backend-config.yaml';
    const tree = await argocd.git.readTree(
      REPOSITORY,
      'main',
      path.slice(0, 16),
    );
    const content = tree.get(path)?.replace('DEBUG', 'WARNING');
    const hash = await argocd.commit(path, content);
    const app = await argocd.waitFor(
      'co2-calculator-dev',
      candidate =>
        candidate.status.history?.at(-1)?.revision === hash && candidate,
    );
    expect(app.status.history?.at(-1)?.initiatedBy).toEqual({
      automated: true,
    });

    const level = () =>
      argocd.cluster.get('ConfigMap', 'co2-calculator-dev', 'backend-config')
        ?.data;
    argocd.cluster.patch('ConfigMap', 'co2-calculator-dev', 'backend-config', {
      data: { LOG_LEVEL: 'TRACE' },
    });
    await argocd.waitFor('co2-calculator-dev', () =>
      JSON.stringify(level()).includes('WARNING'),
    );
  });

  it('ignores the replicas that an autoscaler sets, and keeps them in a sync', async () => {
    argocd.cluster.patch('Deployment', 'co2-calculator-staging', 'backend', {
      spec: { replicas: 7 },
    });
    const { body } = await argocd.request(
      'GET',
      `/api/v1/applications/co2-calculator-staging?${PROJECT}&refresh=normal`,
    );
    expect(body.status.sync?.status).toBe('Synced');
    await argocd.request(
      'POST',
      '/api/v1/applications/co2-calculator-staging/sync',
      { body: { project: 'co2-calculator' } },
    );
    await argocd.waitFor('co2-calculator-staging', operationEnd);
    expect(
      argocd.cluster.get('Deployment', 'co2-calculator-staging', 'backend')
        ?.spec,
    ).toMatchObject({ replicas: 7 });
  });

  it('lets sync windows stop a sync', async () => {
    const setWindow = (manualSync: boolean) =>
      argocd.cluster.patch('AppProject', 'argocd', 'co2-calculator', {
        spec: {
          syncWindows: [
            {
              kind: 'deny',
              schedule: '* * * * *',
              duration: '1h',
              applications: ['*-prod'],
              manualSync,
            },
          ],
        },
      });
    setWindow(false);
    expect(await sync({})).toMatchObject({
      status: 403,
      body: { message: 'cannot sync: blocked by sync window' },
    });
    const { body } = await argocd.request(
      'GET',
      `${PROD}/syncwindows?${PROJECT}`,
    );
    expect(body).toMatchObject({
      canSync: false,
      activeWindows: [{ kind: 'deny' }],
    });
    setWindow(true);
    expect((await sync({})).status).toBe(200);
  });
});
