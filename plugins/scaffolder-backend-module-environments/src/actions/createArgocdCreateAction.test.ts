import { rm } from 'node:fs/promises';
import type { Sandbox } from '@flightdeck/sandbox';
import { createServices } from '../__testUtils__/createServices';
import { Interposer } from '../__testUtils__/Interposer';
import { startEmptySandbox } from '../__testUtils__/Portal';
import { publishService } from '../__testUtils__/publishService';
import { type ActionRun, runAction } from '../__testUtils__/runAction';
import type { ActionServices } from './ActionServices';
import { createArgocdCreateAction } from './createArgocdCreateAction';

jest.setTimeout(60_000);

describe('flightdeck:argocd:create', () => {
  let sandbox: Sandbox;
  let argocd: Interposer;
  let services: ActionServices & { close(): Promise<void> };
  const workspaces: string[] = [];

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
    for (const workspace of workspaces) {
      await rm(workspace, { recursive: true, force: true });
    }
  });

  /** A service whose files are in git and in the workspace. */
  async function publish(name: string): Promise<string> {
    const workspacePath = await publishService(services, name);
    workspaces.push(workspacePath);
    return workspacePath;
  }

  const create = (service: string, run: ActionRun) =>
    runAction(
      createArgocdCreateAction(services),
      { instance: 'sandbox', service },
      run,
    );

  const project = (name: string) =>
    sandbox.cluster.get('AppProject', 'argocd', name);
  const application = (name: string) =>
    sandbox.cluster.get('Application', 'argocd', name);
  const posts = () =>
    argocd.requests.filter(request => request.startsWith('POST'));

  it('creates the project and the applications, and leaves them when it runs again', async () => {
    const workspacePath = await publish('shop');
    const first = await create('shop', { workspacePath });
    expect(first).toMatchObject({
      error: undefined,
      output: {
        project: 'shop',
        applications: ['shop-dev', 'shop-prod', 'shop-staging'],
      },
      said: [
        "Created project 'shop'.",
        "Created application 'shop-dev'.",
        "Created application 'shop-prod'.",
        "Created application 'shop-staging'.",
      ],
    });
    for (const made of [project('shop'), application('shop-prod')]) {
      expect(made?.metadata).toMatchObject({
        labels: {
          'flightdeck.dev/system': 'shop',
          'flightdeck.dev/task': 'task-1',
        },
        annotations: { 'flightdeck.dev/created-by': 'user:default/ada' },
      });
    }
    argocd.mend();
    const second = await create('shop', { workspacePath });
    expect(second.error).toBeUndefined();
    expect(second.said).toContain("application 'shop-dev' is there already.");
    expect(posts()).toEqual([]);
  });

  it.each([
    ['project', /POST .*projects/],
    ['application', /POST .*applications/],
  ] as const)(
    'finds the %s that was made when the answer was lost',
    async (what, pattern) => {
      const name = `lost-${what}`;
      const workspacePath = await publish(name);
      argocd.spoilOnce(pattern, 'cut answer');
      expect(await create(name, { workspacePath })).toMatchObject({
        error: undefined,
      });
      expect(posts()).toHaveLength(4);
      expect(application(`${name}-staging`)).toBeDefined();
    },
  );

  it('goes on when Argo CD is away for a moment', async () => {
    const workspacePath = await publish('moment');
    argocd.spoilOnce(/POST .*applications/, 'cut');
    const { error } = await create('moment', { workspacePath });
    expect(error).toBeUndefined();
    expect(application('moment-staging')).toBeDefined();
  });

  it('takes back what it made when a right is missing, and names the right', async () => {
    const workspacePath = await publish('forbidden');
    argocd.mend();
    const isPost = (request: string) => /POST .*applications/.test(request);
    argocd.rule = (method, path) =>
      isPost(`${method} ${path}`) && argocd.requests.filter(isPost).length === 3
        ? { status: 403, body: { code: 7, message: 'permission denied' } }
        : undefined;
    const { error } = await create('forbidden', { workspacePath });
    expect(error).toMatchObject({
      name: 'InputError',
      message:
        "Argo CD 'sandbox' does not let the configured account create application 'forbidden-staging': it needs the permission applications, create, forbidden/forbidden-staging. Undone: application 'forbidden-prod' in Argo CD 'sandbox', application 'forbidden-dev' in Argo CD 'sandbox', project 'forbidden' in Argo CD 'sandbox'.",
    });
    expect(project('forbidden')).toBeUndefined();
    expect(application('forbidden-dev')).toBeUndefined();
  });

  it('tells the words of Argo CD when it refuses the project', async () => {
    const workspacePath = await publish('refused');
    argocd.spoil(/POST .*projects/, {
      status: 400,
      body: { code: 3, message: 'the project name is reserved' },
    });
    const { error } = await create('refused', { workspacePath });
    expect(error?.message).toBe(
      "Argo CD 'sandbox' refused: the project name is reserved. There was nothing to undo.",
    );
  });

  it('touches nothing that another task made', async () => {
    const workspacePath = await publish('taken');
    await create('taken', { workspacePath });
    const before = project('taken')?.metadata.resourceVersion;
    const { error } = await create('taken', { workspacePath, task: 'task-2' });
    expect(error).toMatchObject({
      name: 'ConflictError',
      message:
        "Argo CD 'sandbox' has project 'taken' already, and task task-1 made it. Choose another name. There was nothing to undo.",
    });
    expect(project('taken')?.metadata.resourceVersion).toBe(before);
    expect(application('taken-dev')).toBeDefined();
  });

  it('lets one of two tasks win that create at the same time', async () => {
    const workspacePath = await publish('raced');
    const runs = await Promise.all(
      ['task-1', 'task-2'].map(task =>
        create('raced', { workspacePath, task }),
      ),
    );
    const [lost] = runs.filter(({ error }) => error);
    expect(runs.filter(({ error }) => error)).toHaveLength(1);
    expect(lost.error?.name).toBe('ConflictError');
    const winner = project('raced')?.metadata.labels?.['flightdeck.dev/task'];
    for (const stage of ['dev', 'staging', 'prod']) {
      expect(
        application(`raced-${stage}`)?.metadata.labels?.['flightdeck.dev/task'],
      ).toBe(winner);
    }
  });

  it('refuses what somebody has changed since', async () => {
    const workspacePath = await publish('changed');
    await create('changed', { workspacePath });
    sandbox.cluster.patch('AppProject', 'argocd', 'changed', {
      spec: { sourceRepos: ['https://elsewhere.example.org/shop.git'] },
    });
    const { error } = await create('changed', { workspacePath });
    expect(error?.message).toContain('somebody has changed it since');
  });

  it('says what it could not take back when Argo CD is gone', async () => {
    const workspacePath = await publish('gone');
    let gone = false;
    argocd.rule = (method, path) => {
      gone ||= method === 'POST' && path.includes('/applications');
      return gone ? 'cut' : undefined;
    };
    const { error } = await create('gone', { workspacePath });
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(error?.message).toMatch(
      /^Argo CD 'sandbox' does not answer .* Still there: .*project 'gone' in Argo CD 'sandbox': Argo CD 'sandbox' does not answer/,
    );
    argocd.mend();
    expect((await create('gone', { workspacePath })).error).toBeUndefined();
  });

  it('takes back what it made when the task is cancelled', async () => {
    const workspacePath = await publish('cancelled');
    const controller = new AbortController();
    argocd.rule = (method, path) => {
      if (method === 'POST' && path.includes('/applications')) {
        controller.abort(new Error('The task was cancelled.'));
      }
      return undefined;
    };
    const { signal } = controller;
    const { error } = await create('cancelled', { workspacePath, signal });
    expect(error?.message).toContain('Undone: ');
    expect(project('cancelled')).toBeUndefined();
    expect(application('cancelled-dev')).toBeUndefined();
  });

  it('only says what it would do in a dry run', async () => {
    const workspacePath = await publish('dry');
    argocd.mend();
    const { said } = await create('dry', { workspacePath, isDryRun: true });
    expect(said).toEqual([
      "Would create project dry and applications dry-dev, dry-prod, dry-staging in Argo CD 'sandbox'.",
    ]);
    expect(argocd.requests).toEqual([]);
  });

  it('brings no object that is not of the service', async () => {
    const workspacePath = await publish('mine');
    const { error } = await create('yours', { workspacePath });
    expect(error?.message).toBe(
      'The project of service yours must have its name, not mine.',
    );
  });

  it('asks for the right to create services first', async () => {
    const denied = await createServices({ sandbox, denied: true });
    const { error } = await runAction(createArgocdCreateAction(denied), {
      instance: 'sandbox',
      service: 'shop',
    });
    expect(error).toMatchObject({
      name: 'NotAllowedError',
      message:
        'You may not create services: it takes the permission environments.service.create.',
    });
    await denied.close();
  });
});
