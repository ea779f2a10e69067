import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '@flightdeck/sandbox';
import { parseAllDocuments } from 'yaml';
import { answersFor } from './__testUtils__/answers';
import { Interposer } from './__testUtils__/Interposer';
import {
  type Portal,
  startEmptySandbox,
  startPortal,
  waitFor,
} from './__testUtils__/Portal';
import { runGit } from './__testUtils__/runGit';

jest.setTimeout(180_000);

describe('scaffolderModuleEnvironments', () => {
  let sandbox: Sandbox;
  let argocd: Interposer;
  let raw: Interposer;
  let portal: Portal;

  beforeAll(async () => {
    sandbox = await startEmptySandbox();
    argocd = await Interposer.before(sandbox.urls.argocd);
    raw = await Interposer.before(sandbox.urls.git);
    portal = await startPortal({
      sandbox,
      urls: { argocd: argocd.url, raw: raw.url },
    });
  });

  afterEach(() => {
    argocd.mend();
    raw.mend();
  });

  afterAll(async () => {
    await portal.stop();
    await argocd.close();
    await raw.close();
    await sandbox.stop();
  });

  const project = (name: string) =>
    sandbox.cluster.get('AppProject', 'argocd', name);
  const run = async (values: object) => portal.end(await portal.start(values));
  const log = (name: string) =>
    runGit(['log', '--format=%s', 'main'], `${sandbox.urls.git}/${name}.git`);

  it('creates a service from a form to environments that run and are in the catalog', async () => {
    const task = await run(answersFor('shop'));
    expect(task).toMatchObject({
      status: 'completed',
      completion: {
        output: {
          system: 'system:default/shop',
          environments: [
            'resource:default/shop-dev',
            'resource:default/shop-staging',
            'resource:default/shop-prod',
          ],
          synced: ['dev', 'staging', 'prod'].map(stage => ({
            name: `shop-${stage}`,
            sync: 'Synced',
            health: 'Healthy',
          })),
        },
      },
    });
    for (const stage of ['dev', 'staging', 'prod']) {
      expect(
        sandbox.cluster.get('Deployment', `shop-${stage}`, 'backend')?.status,
      ).toMatchObject({ readyReplicas: 2 });
      expect(await portal.has(`resource:default/shop-${stage}`)).toBe(true);
    }
    expect(task.log).toMatch(/name +sync +health\n *shop-dev/);
    expect(task.log).not.toMatch(/sandbox-(argocd|git|kubernetes)-token/);
  });

  it('shows every file of a service in a dry run, and makes nothing', async () => {
    const text = await readFile(
      join(__dirname, '__testUtils__/template.yaml'),
      'utf8',
    );
    const [template] = parseAllDocuments(text);
    const { status, body } = await portal.dryRun(
      template.toJS(),
      answersFor('preview'),
    );
    expect(status).toBe(200);
    expect(
      body.directoryContents.map((file: { path: string }) => file.path),
    ).toEqual(
      expect.arrayContaining([
        'argocd/project.yaml',
        'catalog-info.yaml',
        'k8s/prod/backend.yaml',
      ]),
    );
    expect(body.steps).toHaveLength(8);
    expect(body.output.environments).toContain('resource:default/preview-dev');
    expect(project('preview')).toBeUndefined();
    await expect(log('preview')).rejects.toThrow('not found');
  });

  it('makes nothing of answers that are wrong', async () => {
    const task = await run({ ...answersFor('wrong'), owner: 'nobody' });
    expect(task.status).toBe('failed');
    expect(task.log).toContain('owner: A group or user with its namespace');
    expect(task.log).toContain('There was nothing to undo.');
    await expect(log('wrong')).rejects.toThrow('not found');
  });

  it('undoes everything when Argo CD refuses, and makes it when it no longer does', async () => {
    argocd.spoil(/POST .*applications\?/, {
      status: 400,
      body: { code: 3, message: 'not today' },
    });
    const id = await portal.start(answersFor('undone'));
    const task = await portal.end(id);
    expect(task.status).toBe('failed');
    expect(task.completion).toMatchObject({
      error: {
        message:
          "Argo CD 'sandbox' refused: not today. Undone: project 'undone' in Argo CD 'sandbox'.",
      },
    });
    expect(task.log).toContain(
      `Undone: the files of ${sandbox.urls.git}/undone.git.`,
    );
    expect(project('undone')).toBeUndefined();
    expect(await log('undone')).toBe('Take back undone\nBegin undone');

    argocd.mend();
    expect((await portal.retry(id)).status).toBe(201);
    expect(await portal.end(id)).toMatchObject({ status: 'completed' });
    expect(await portal.has('resource:default/undone-prod')).toBe(true);
  });

  it('takes the service out of the catalog, Argo CD and git when a later step fails', async () => {
    const task = await run(answersFor('late'));
    expect(task.status).toBe('failed');
    expect(task.log).toMatch(
      /Undone: the registration of .*catalog-info.yaml in the catalog, application 'late-prod' .*, project 'late' in Argo CD 'sandbox', the files of/,
    );
    expect(task.log).toMatch(
      /Still there: namespace 'late-dev' of cluster 'sandbox': Argo CD does not delete namespaces/,
    );
    expect(project('late')).toBeUndefined();
    expect(
      sandbox.cluster.get('Deployment', 'late-dev', 'backend'),
    ).toBeUndefined();
    expect(await log('late')).toBe('Take back late\nBegin late');
    await waitFor(async () => !(await portal.has('system:default/late')));
    await waitFor(async () => !(await portal.has('resource:default/late-dev')));
  });

  it('undoes everything when the catalog cannot read the entities', async () => {
    raw.spoil(/GET \/unread\//, { status: 404, body: {} });
    const task = await run({ ...answersFor('unread'), stages: ['dev'] });
    expect(task.status).toBe('failed');
    expect(task.completion).toMatchObject({
      error: {
        message: expect.stringMatching(
          /^The catalog does not take http.*\/unread\/raw\/main\/catalog-info.yaml: .*no matching files found/,
        ),
      },
    });
    expect(project('unread')).toBeUndefined();
    expect(await log('unread')).toBe('Take back unread\nBegin unread');
  });

  it('lets one of two people win who create the same service at the same time', async () => {
    const ids = await Promise.all(
      [1, 2].map(() => portal.start(answersFor('raced'))),
    );
    const tasks = await Promise.all(ids.map(id => portal.end(id)));
    expect(tasks.map(({ status }) => status).sort()).toEqual([
      'completed',
      'failed',
    ]);
    const won = ids[tasks.findIndex(({ status }) => status === 'completed')];
    expect(project('raced')?.metadata.labels).toMatchObject({
      'flightdeck.dev/task': won,
    });
    expect(await log('raced')).toBe('Begin raced');
    expect(await portal.has('resource:default/raced-prod')).toBe(true);
  });
});
