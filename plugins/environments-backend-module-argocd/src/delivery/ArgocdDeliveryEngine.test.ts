import { mockServices } from '@backstage/backend-test-utils';
import type {
  Application,
  ApplicationOperation,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { z } from 'zod';
import { environment } from '../__testUtils__/environments';
import {
  startGit,
  startSandbox,
  type TestSandbox,
  TOKEN,
} from '../__testUtils__/startSandbox';
import { ArgocdConnections } from '../source/ArgocdConnections';
import { ArgocdSource } from '../source/ArgocdSource';
import { ArgocdDeliveryEngine } from './ArgocdDeliveryEngine';

const NAME = 'co2-calculator-prod';
const prod = environment('prod', NAME);
const requestedBy = 'user:default/ada';

const applicationSchema = z.object({
  spec: z.object({ source: z.record(z.string(), z.unknown()) }),
});

jest.setTimeout(30_000);

describe('ArgocdDeliveryEngine', () => {
  let git: GitServer;
  let sandbox: TestSandbox;
  let stop: AbortController;

  beforeAll(async () => {
    git = await startGit();
  });

  afterAll(() => git.close());

  beforeEach(async () => {
    sandbox = await startSandbox(git);
    stop = new AbortController();
    await until(
      () =>
        sandbox.cluster.get('Application', 'argocd', NAME)?.status !==
        undefined,
    );
  });

  afterEach(async () => {
    stop.abort();
    await sandbox.close();
  });

  const signal = () =>
    AbortSignal.any([stop.signal, AbortSignal.timeout(20_000)]);

  function createEngine(token = TOKEN) {
    const connections = new ArgocdConnections(
      [
        {
          name: 'sandbox',
          url: sandbox.url,
          frontendUrl: sandbox.url,
          credentials: { type: 'token', token },
        },
      ],
      { logger: mockServices.logger.mock() },
    );
    const engine = new ArgocdDeliveryEngine(connections, { pollMs: 30 });
    const inspect = async (which: EnvironmentDefinition = prod) =>
      (await engine.inspect(which, { signal: signal() }))[0];
    const sync = (application: Application, prune = false) =>
      engine.sync({ application, prune, requestedBy }, { signal: signal() });
    const follow = async (
      application: Application,
      onOperation?: (operation: ApplicationOperation) => void,
    ) => {
      const operations: ApplicationOperation[] = [];
      for await (const operation of engine.follow(application, {
        since: new Date(),
        signal: signal(),
      })) {
        operations.push(operation);
        onOperation?.(operation);
      }
      return operations;
    };
    return { connections, engine, inspect, sync, follow };
  }

  it('syncs, names the person, and follows to the end', async () => {
    const { inspect, sync, follow } = createEngine();
    const before = await inspect();
    await sync(before);
    const operations = await follow(before);
    expect(operations.at(0)?.phase).toBe('Running');
    expect(operations.at(-1)).toMatchObject({
      phase: 'Succeeded',
      initiatedBy: requestedBy,
      revisions: [await sandbox.git.resolve('co2-calculator-deploy', 'main')],
      retryCount: 0,
      finishedAt: expect.any(String),
    });
    expect(operations.at(-1)?.resources).toContainEqual({
      group: 'apps',
      kind: 'Deployment',
      namespace: NAME,
      name: 'backend',
      status: 'Synced',
      message: 'deployment/backend configured',
    });
    const after = await inspect();
    expect(after).toMatchObject({
      operationInProgress: false,
      history: [{ id: 2, initiatedBy: 'flightdeck' }, { id: 1 }, { id: 0 }],
    });
  });

  it('does not take the end of the sync before for the end of this one', async () => {
    const { inspect, sync, follow } = createEngine();
    const first = await inspect();
    await sync(first);
    await follow(first);
    const second = await inspect();
    await sync(second);
    const [started, ...rest] = await follow(second);
    expect(started.phase).toBe('Running');
    expect(rest.at(-1)?.phase).toBe('Succeeded');
    expect((await inspect()).history).toHaveLength(4);
  });

  describe('syncs what was agreed to', () => {
    const revisionOf = (name: string) =>
      sandbox.git.resolve('co2-calculator-deploy', name);

    it('though Git has moved on', async () => {
      const { inspect, sync, follow } = createEngine();
      const planned = await inspect();
      sandbox.cluster.patch('Application', 'argocd', NAME, {
        spec: { source: { targetRevision: 'v1.4.0' } },
      });
      await sync(planned);
      expect((await follow(planned)).at(-1)).toMatchObject({
        phase: 'Succeeded',
        revisions: [await revisionOf('main')],
      });
      expect(await revisionOf('v1.4.0')).not.toBe(await revisionOf('main'));
    });

    it.each([1, 2])('from a list of %d sources', async count => {
      const { inspect, sync, follow } = createEngine();
      const { spec } = applicationSchema.parse(
        sandbox.cluster.get('Application', 'argocd', NAME),
      );
      const sources = (targetRevision: string) => ({
        spec: {
          source: null,
          sources: Array(count).fill({ ...spec.source, targetRevision }),
        },
      });
      sandbox.cluster.patch('Application', 'argocd', NAME, sources('main'));
      const planned = await inspect();
      expect(planned.sync.revisions).toHaveLength(count);
      sandbox.cluster.patch('Application', 'argocd', NAME, sources('v1.4.0'));
      await sync(planned);
      expect((await follow(planned)).at(-1)).toMatchObject({
        phase: 'Succeeded',
        revisions: planned.sync.revisions,
      });
    });

    it('but leaves the revision to auto-sync, which takes no other', async () => {
      const { inspect, sync, follow } = createEngine();
      const before = await inspect();
      await sync(before);
      await follow(before);
      sandbox.cluster.patch('Application', 'argocd', NAME, {
        spec: { syncPolicy: { automated: {} } },
      });
      const planned = await inspect();
      await sync(planned);
      expect((await follow(planned)).at(-1)?.phase).toBe('Succeeded');
    });
  });

  it('refuses while an operation is in progress', async () => {
    const { inspect, sync } = createEngine();
    sandbox.cluster.delete('Namespace', '', NAME); // It fails, and waits.
    const retry = { limit: 1, backoff: { duration: '1h', factor: 1 } };
    sandbox.cluster.patch('Application', 'argocd', NAME, {
      spec: { syncPolicy: { retry } },
    });
    const application = await inspect();
    await sync(application);
    await expect(sync(application)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `Another operation is already in progress on ${NAME}.`,
    });
  });

  it('tells a failed attempt that waits from the end', async () => {
    const { inspect, sync, follow } = createEngine();
    sandbox.cluster.patch('Application', 'argocd', NAME, {
      spec: {
        syncPolicy: { retry: { limit: 1, backoff: { duration: '2s' } } },
      },
    });
    sandbox.cluster.delete('Namespace', '', NAME);
    const before = await inspect();
    await sync(before);
    const operations = await follow(before);
    expect(operations.at(-1)).toMatchObject({ phase: 'Failed', retryCount: 1 });
    expect(operations.filter(({ phase }) => phase !== 'Running')).toHaveLength(
      1,
    );
  });

  it('goes on following when Argo CD was away', async () => {
    const { inspect, sync, follow } = createEngine();
    const before = await inspect();
    await sync(before);
    let cut = false;
    const operations = await follow(before, () => {
      if (!cut) {
        cut = true;
        sandbox.faults.down = true;
        setTimeout(() => {
          sandbox.faults.down = false;
        }, 150);
      }
    });
    expect(operations.at(-1)?.phase).toBe('Succeeded');
  });

  it('stops following when told to', async () => {
    const { engine, inspect } = createEngine();
    const quiet = await inspect();
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 100);
    const operations = engine.follow(quiet, {
      since: new Date(),
      signal: ending.signal,
    });
    expect(await operations.next()).toEqual({ done: true, value: undefined });
  });

  it('calls a closed window a conflict', async () => {
    const { inspect, sync } = createEngine();
    sandbox.cluster.patch('AppProject', 'argocd', 'co2-calculator', {
      spec: {
        syncWindows: [
          {
            kind: 'deny',
            schedule: '* * * * *',
            duration: '1h',
            applications: ['*'],
          },
        ],
      },
    });
    await expect(sync(await inspect())).rejects.toMatchObject({
      name: 'ConflictError',
      message: "A sync window of Argo CD 'sandbox' does not allow a sync now.",
    });
  });

  it('calls a request that makes no sense an input error', async () => {
    const { inspect, sync } = createEngine();
    sandbox.cluster.patch('Application', 'argocd', NAME, {
      spec: { source: { targetRevision: 'nowhere' } },
    });
    await expect(sync(await inspect())).rejects.toMatchObject({
      name: 'InputError',
      message:
        "Argo CD 'sandbox' refused: unable to resolve 'nowhere' to a commit SHA",
    });
  });

  it.each([
    ['nowhere', undefined],
    ['../co2-calculator-prod', undefined],
    ['..', undefined],
    ['a/b?project=x#', undefined],
    [NAME, 'team-a'],
  ])('finds no application %s in %s', async (name, namespace) => {
    const { inspect } = createEngine();
    await expect(
      inspect(environment('lost', { name, namespace })),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(`has no application '${name}'`),
    });
    const path = `GET /api/v1/applications/${name}`;
    expect(sandbox.requests.filter(line => line !== path)).toEqual([]);
  });

  it('reads and syncs an application in a namespace of its own', async () => {
    const original = sandbox.cluster.get('Application', 'argocd', NAME);
    sandbox.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: NAME, namespace: 'team-a' },
      spec: original?.spec,
    });
    const { inspect, sync, follow } = createEngine();
    const team = environment('team', { name: NAME, namespace: 'team-a' });
    const before = await inspect(team);
    expect(before.namespace).toBe('team-a');
    await sync(before);
    expect((await follow(before)).at(-1)?.phase).toBe('Succeeded');
    expect((await inspect(team)).history).toHaveLength(1);
    expect((await inspect(prod)).history).toHaveLength(2);
  });

  it('asks with the project once the source knows it', async () => {
    const { connections, inspect } = createEngine();
    const source = new ArgocdSource(connections);
    await source.start({
      environments: { list: () => [prod], subscribe: () => () => {} },
      changed: () => {},
      signal: stop.signal,
    });
    await until(() => source.read(prod).applications !== undefined);
    expect((await inspect()).project).toBe('co2-calculator');
    sandbox.cluster.delete('Application', 'argocd', NAME);
    await expect(inspect()).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  describe('with trouble of its own', () => {
    it.each<[string, string, () => void, string]>([
      [
        'a token that is not accepted',
        'secret-wrong-token',
        () => {},
        "Argo CD 'sandbox' does not accept the configured credentials.",
      ],
      [
        'a server that is down',
        TOKEN,
        () => {
          sandbox.faults.down = true;
        },
        "Argo CD 'sandbox' does not answer",
      ],
    ])(
      'says so of %s, as unavailable',
      async (_what, token, arrange, message) => {
        const { inspect } = createEngine(token);
        arrange();
        const error = await inspect().catch(reason => reason);
        expect(error.name).toBe('ServiceUnavailableError');
        expect(error.message).toContain(message);
        expect(`${error.stack}${JSON.stringify(error)}`).not.toContain(token);
      },
    );

    it('says so of an account that may not sync, as a refusal', async () => {
      const application = await createEngine().inspect();
      await expect(
        createEngine('reader-token').sync(application),
      ).rejects.toMatchObject({
        name: 'InputError',
        message:
          "Argo CD 'sandbox' does not let our account sync application 'co2-calculator-prod'.",
      });
    });

    it('tells a sync that was refused to our credentials from one that was not answered', async () => {
      const application = await createEngine().inspect();
      await expect(
        createEngine('secret-wrong-token').sync(application),
      ).rejects.toMatchObject({
        name: 'InputError',
        message:
          "Argo CD 'sandbox' does not accept the configured credentials.",
      });
      sandbox.faults.down = true;
      await expect(createEngine().sync(application)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
    });
  });
});
