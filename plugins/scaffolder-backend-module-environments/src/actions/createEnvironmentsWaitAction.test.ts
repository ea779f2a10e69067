import { rm } from 'node:fs/promises';
import type { Sandbox } from '@flightdeck/sandbox';
import { createServices } from '../__testUtils__/createServices';
import { Interposer } from '../__testUtils__/Interposer';
import { startEmptySandbox } from '../__testUtils__/Portal';
import { publishService } from '../__testUtils__/publishService';
import { runAction } from '../__testUtils__/runAction';
import type { ActionServices } from './ActionServices';
import { createArgocdCreateAction } from './createArgocdCreateAction';
import { createEnvironmentsWaitAction } from './createEnvironmentsWaitAction';

jest.setTimeout(60_000);

describe('flightdeck:environments:wait', () => {
  let sandbox: Sandbox;
  let argocd: Interposer;
  let services: ActionServices & { close(): Promise<void> };

  beforeAll(async () => {
    sandbox = await startEmptySandbox();
    argocd = await Interposer.before(sandbox.urls.argocd);
    services = await createServices({ sandbox, urls: { argocd: argocd.url } });
  });

  afterEach(() => argocd.mend());

  afterAll(async () => {
    await services.close();
    await argocd.close();
    await sandbox.stop();
  });

  /** Brings a service into Argo CD. */
  async function create(
    name: string,
    change?: Parameters<typeof publishService>[2],
  ): Promise<string[]> {
    const workspacePath = await publishService(services, name, change);
    const { error } = await runAction(
      createArgocdCreateAction(services),
      { instance: 'sandbox', service: name },
      { workspacePath },
    );
    expect(error).toBeUndefined();
    await rm(workspacePath, { recursive: true });
    return [`${name}-dev`, `${name}-staging`, `${name}-prod`];
  }

  const wait = (
    project: string,
    applications: string[],
    input: object = {},
    signal?: AbortSignal,
  ) =>
    runAction(
      createEnvironmentsWaitAction(services),
      { instance: 'sandbox', project, applications, ...input },
      { signal },
    );

  const healthy = (name: string) => ({
    name,
    sync: 'Synced',
    health: 'Healthy',
  });

  it('syncs what nothing syncs by itself, and waits until all are healthy', async () => {
    const applications = await create('shop');
    const { error, output, said } = await wait('shop', applications, {
      sync: true,
    });
    expect(error).toBeUndefined();
    expect(output.environments).toEqual(applications.map(healthy));
    expect(said).toContain('shop-prod was asked to sync.');
    expect(said).toContain('shop-dev is synced and healthy.');
    expect(said.at(-1)).toContain('shop-prod     Synced  Healthy');
    expect(
      sandbox.cluster.get('Application', 'argocd', 'shop-prod'),
    ).toMatchObject({
      status: {
        operationState: {
          operation: {
            info: expect.arrayContaining([
              { name: 'backstage-user', value: 'user:default/ada' },
            ]),
          },
        },
      },
    });
  });

  it('syncs nothing that another task has made', async () => {
    await create('foreign');
    const { error } = await runAction(
      createEnvironmentsWaitAction(services),
      {
        instance: 'sandbox',
        project: 'foreign',
        applications: ['foreign-prod'],
        sync: true,
      },
      { task: 'task-2' },
    );
    expect(error?.message).toContain(
      'foreign-prod was not made by this task, and is not synced by it.',
    );
    expect(
      argocd.requests.filter(request => request.includes('/sync')),
    ).toEqual([]);
  });

  it('leaves what is not automated to a person when nobody asks for a sync', async () => {
    const applications = await create('left');
    const { error, output, said } = await wait('left', applications);
    expect(error).toBeUndefined();
    expect(said).toContain(
      'left-prod is not automated, and waits for a person to sync it.',
    );
    expect(output.environments).toMatchObject([
      healthy('left-dev'),
      { name: 'left-staging', health: 'Missing' },
      { name: 'left-prod', health: 'Missing' },
    ]);
    expect(
      argocd.requests.filter(request => request.includes('/sync')),
    ).toEqual([]);
  });

  it('asks for one sync only when the answer was lost', async () => {
    const applications = await create('lost');
    argocd.spoilOnce(/POST .*lost-prod\/sync/, 'cut answer');
    const { error, output } = await wait('lost', applications, { sync: true });
    expect(error).toBeUndefined();
    expect(output.environments).toEqual(applications.map(healthy));
    expect(
      argocd.requests.filter(request => request.includes('lost-prod/sync')),
    ).toHaveLength(1);
  });

  it('fails with the words of Argo CD when a sync fails, unless it must not', async () => {
    const applications = await create('broken', {
      stage: 'staging',
      by: text =>
        text.replace(
          'name: backend',
          'name: backend\n  namespace: kube-system',
        ),
    });
    const strict = await wait('broken', applications, { sync: true });
    expect(strict.error?.message).toMatch(
      /^Not all applications came up within 10 minutes\. broken-staging could not be synced: Deployment backend: .*not permitted/,
    );
    expect(strict.output.environments).toContainEqual(healthy('broken-prod'));

    const mild = await wait('broken', applications, { failOn: 'never' });
    expect(mild.error).toBeUndefined();
    expect(mild.warned.join()).toContain('broken-staging could not be synced');
  });

  describe('when something is not healthy in time', () => {
    let applications: string[];

    beforeAll(async () => {
      applications = await create('slow', {
        stage: 'dev',
        by: text =>
          text.replace('requests: { cpu: 100m', 'requests: { cpu: 900'),
      });
    });

    const waitShortly = (failOn?: string) =>
      wait('slow', applications, { sync: true, failOn, timeoutMinutes: 0.08 });

    it('goes on, and warns of it', async () => {
      const { error, warned } = await waitShortly();
      expect(error).toBeUndefined();
      expect(warned.join()).toContain('Going on all the same. slow-dev');
    });

    it('fails when the template wants health', async () => {
      const { error } = await waitShortly('health');
      expect(error?.message).toContain(
        'slow-dev is synced and Progressing: Deployment backend',
      );
    });
  });

  it('keeps trying while Argo CD is away, and tells the last that it knows', async () => {
    argocd.spoil(/./, 'cut');
    const { error, said } = await wait('away', ['away-dev'], {
      timeoutMinutes: 0.005,
    });
    expect(said[0]).toMatch(/^away-dev Argo CD 'sandbox' does not answer/);
    expect(error?.message).toMatch(
      /away-dev Argo CD 'sandbox' does not answer/,
    );
  });

  it('fails at once for an application that is not there', async () => {
    const { error } = await wait('shop', ['shop-none']);
    expect(error?.message).toContain('shop-none is not there.');
  });

  it('ends when the task is cancelled', async () => {
    argocd.spoil(/./, 'cut');
    const { signal } = { signal: AbortSignal.timeout(100) };
    const { error } = await wait('away', ['away-dev'], {}, signal);
    expect(error?.name).toBe('TimeoutError');
  });
});
