import { mockServices } from '@backstage/backend-test-utils';
import type {
  Application,
  EnvironmentDefinition,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { environment } from '../__testUtils__/environments';
import {
  PASSWORD,
  startGit,
  startSandbox,
  type TestSandbox,
  TOKEN,
} from '../__testUtils__/startSandbox';
import type { ArgocdInstance } from '../config/ArgocdInstance';
import { ArgocdConnections } from './ArgocdConnections';
import { ArgocdSource } from './ArgocdSource';
import type { SourceTiming } from './SourceTiming';

const dev = environment('dev', 'co2-calculator-dev');
const prod = environment('prod', 'co2-calculator-prod');

jest.setTimeout(30_000);

describe('ArgocdSource', () => {
  let git: GitServer;
  let sandbox: TestSandbox;
  let stop: AbortController;
  let changes: string[];
  /** Of all tests before the last one. */
  const messages: string[] = [];

  beforeAll(async () => {
    git = await startGit();
  });

  afterAll(() => git.close());

  beforeEach(async () => {
    sandbox = await startSandbox(git);
    stop = new AbortController();
    changes = [];
  });

  afterEach(async () => {
    stop.abort();
    await sandbox.close();
  });

  async function start(
    options: {
      credentials?: ArgocdInstance['credentials'];
      appNamespaces?: string[];
      environments?: EnvironmentDefinition[];
      timing?: Partial<SourceTiming>;
      silenceMs?: number;
    } = {},
  ) {
    const logger = mockServices.logger.mock({
      info: message => messages.push(message),
      error: message => messages.push(message),
    });
    const connections = new ArgocdConnections(
      [
        {
          name: 'sandbox',
          url: sandbox.url,
          frontendUrl: 'https://argo.example.com',
          credentials: options.credentials ?? { type: 'token', token: TOKEN },
          appNamespaces: options.appNamespaces,
        },
      ],
      {
        logger,
        silenceMs: options.silenceMs,
        timing: { retryMs: { first: 20, last: 100 }, ...options.timing },
      },
    );
    const source = new ArgocdSource(connections);
    const environments = options.environments ?? [dev, prod];
    await source.start({
      environments: { list: () => environments, subscribe: () => () => {} },
      changed: refs => changes.push(...refs),
      signal: stop.signal,
    });
    const statusOf = (which = prod): SourceStatus =>
      source.read(which).statuses[0];
    const applicationOf = (which = prod) =>
      source.read(which).applications?.[0];
    const becomes = (state: string, within?: number) =>
      until(() => statusOf().state === state, { within, what: statusOf });
    return { source, statusOf, applicationOf, becomes };
  }

  const retarget = (targetRevision: string, namespace = 'argocd') =>
    sandbox.cluster.patch('Application', namespace, 'co2-calculator-prod', {
      spec: { source: { targetRevision } },
    });
  const targetOf = (application: Application | undefined) =>
    application?.sources[0].targetRevision;

  it('tells of the applications of an environment', async () => {
    const { applicationOf, becomes, statusOf } = await start();
    expect(statusOf()).toMatchObject({ state: 'starting', gaps: [] });
    expect(applicationOf()).toBeUndefined();
    await becomes('ok');
    expect(statusOf()).toEqual({
      id: 'argocd/sandbox',
      kind: 'argocd',
      name: 'sandbox',
      state: 'ok',
      message: "Argo CD 'sandbox' is watched.",
      asOf: expect.any(String),
      gaps: [],
    });
    await until(() => applicationOf()?.sync.status === 'OutOfSync');
    expect(applicationOf()).toMatchObject({
      engine: 'argocd',
      instance: 'sandbox',
      namespace: 'argocd',
      project: 'co2-calculator',
      url: 'https://argo.example.com/applications/argocd/co2-calculator-prod',
      automation: { enabled: false },
      history: [{ id: 1 }, { id: 0 }],
    });
    expect(applicationOf(dev)?.automation).toEqual({
      enabled: true,
      prune: true,
      selfHeal: true,
    });
  });

  it('follows the stream, and names only the environments that changed', async () => {
    const { applicationOf, becomes } = await start();
    await becomes('ok');
    await until(() => sandbox.faults.openStreams === 1);
    await until(() => applicationOf()?.sync.status === 'OutOfSync');
    const listed = sandbox.requests.length;
    changes.length = 0;
    retarget('v1.4.0');
    await until(() => targetOf(applicationOf()) === 'v1.4.0');
    expect(new Set(changes)).toEqual(new Set([prod.ref]));
    sandbox.cluster.delete('Application', 'argocd', 'co2-calculator-prod');
    await until(() => applicationOf() === undefined);
    // Besides the one list that closes the gap before the stream.
    expect(sandbox.requests.length - listed).toBeLessThanOrEqual(1);
  });

  it('misses nothing when the stream breaks, however often', async () => {
    const { applicationOf, becomes } = await start();
    await becomes('ok');
    const breakAndChange = async (revision: string) => {
      await until(() => sandbox.faults.openStreams === 1);
      sandbox.faults.dropStreams();
      retarget(revision);
      await until(() => targetOf(applicationOf()) === revision);
    };
    await breakAndChange('v1.3.0');
    await breakAndChange('v1.4.0');
    await breakAndChange('v1.5.0');
    await becomes('ok');
    await until(() => sandbox.faults.openStreams === 1);
    expect(sandbox.faults.openStreams).toBe(1);
  });

  it('takes a silent stream for dead', async () => {
    const { becomes } = await start({ silenceMs: 150 });
    await becomes('ok');
    const streams = () =>
      sandbox.requests.filter(line => line.includes('/stream/')).length;
    await until(() => streams() >= 3);
    expect(sandbox.faults.openStreams).toBeLessThanOrEqual(1);
  });

  it('says that Argo CD is away, and is back within 10 s of its return', async () => {
    const { source, becomes, statusOf, applicationOf } = await start({
      timing: { retryMs: { first: 500, last: 10_000 }, graceMs: 600 },
    });
    await becomes('ok');
    await sandbox.stop();
    await becomes('stale');
    expect(applicationOf()).toBeDefined();
    await becomes('unreachable', 15_000);
    expect(source.read(prod).applications).toBeUndefined();
    expect(statusOf()).toMatchObject({
      message: "Argo CD 'sandbox' does not answer (ECONNREFUSED).",
      asOf: expect.any(String),
    });
    changes.length = 0;
    await sandbox.restart();
    expect(await becomes('ok', 12_000)).toBeLessThan(10_000);
    expect(applicationOf()).toBeDefined();
    expect(new Set(changes)).toEqual(new Set([dev.ref, prod.ref]));
  }, 30_000);

  it('tells a refused token from an absent server, and recovers', async () => {
    const { becomes, statusOf } = await start();
    await becomes('ok');
    sandbox.faults.unauthorized = true;
    sandbox.faults.dropStreams();
    await becomes('unauthorized');
    expect(statusOf().message).toBe(
      "Argo CD 'sandbox' does not accept the configured credentials.",
    );
    sandbox.faults.unauthorized = false;
    await becomes('ok');
  });

  it('logs in once, and anew when the session has ended', async () => {
    const { becomes } = await start({
      credentials: {
        type: 'password',
        username: 'flightdeck',
        password: PASSWORD,
      },
    });
    await becomes('ok');
    const logins = () =>
      sandbox.requests.filter(line => line === 'POST /api/v1/session').length;
    expect(logins()).toBe(1);
    await sandbox.stop(); // Its sessions end with it.
    await sandbox.restart();
    await until(() => logins() === 2);
    await becomes('ok');
  });

  it('does not try a wrong password again and again', async () => {
    const { becomes } = await start({
      credentials: { type: 'password', username: 'flightdeck', password: 'x' },
    });
    await becomes('unauthorized');
    await expect(becomes('ok', 500)).rejects.toThrow('in vain');
    expect(
      sandbox.requests.filter(line => line === 'POST /api/v1/session'),
    ).toHaveLength(1);
  });

  it.each([
    ['nowhere', undefined, ''],
    ['../co2-calculator-prod', undefined, ''],
    ['co2-calculator-prod', 'team-a', " in namespace 'team-a'"],
  ])(
    'says that there is no application %s in %s',
    async (name, namespace, where) => {
      const lost = environment('lost', { name, namespace });
      const { source, becomes } = await start({ environments: [lost] });
      await becomes('ok');
      expect(source.read(lost).applications).toEqual([]);
      expect(source.read(lost).statuses[0].gaps).toEqual([
        {
          what: `Application ${name}`,
          state: 'unsupported',
          message: `Argo CD 'sandbox' has no application '${name}'${where}, or we may not see it.`,
        },
      ]);
    },
  );

  it('shows nothing of projects that the account may not see', async () => {
    const { source, becomes } = await start({
      credentials: { type: 'token', token: 'stranger-token' },
    });
    await becomes('ok');
    expect(source.read(prod).applications).toEqual([]);
    expect(source.read(prod).statuses[0].gaps[0].message).toContain(
      'or we may not see it',
    );
  });

  it('tells applications of one name in two namespaces apart', async () => {
    const original = sandbox.cluster.get(
      'Application',
      'argocd',
      'co2-calculator-prod',
    );
    sandbox.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'co2-calculator-prod', namespace: 'team-a' },
      spec: original?.spec,
    });
    const team = environment('team', {
      name: 'co2-calculator-prod',
      namespace: 'team-a',
    });
    const { applicationOf, becomes } = await start({
      environments: [prod, team],
    });
    await becomes('ok');
    expect(applicationOf(team)).toMatchObject({ namespace: 'team-a' });
    expect(applicationOf(prod)).toMatchObject({ namespace: 'argocd' });
    await until(() => sandbox.faults.openStreams === 1);
    retarget('v1.3.0', 'team-a');
    await until(() => targetOf(applicationOf(team)) === 'v1.3.0');
    expect(targetOf(applicationOf(prod))).toBe('main');
  });

  it('keeps to the namespaces of the configuration', async () => {
    const original = sandbox.cluster.get(
      'Application',
      'argocd',
      'co2-calculator-prod',
    );
    for (const namespace of ['team-a', 'team-b']) {
      sandbox.cluster.apply({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'shared', namespace },
        spec: original?.spec,
      });
    }
    const [a, b] = ['team-a', 'team-b'].map(namespace =>
      environment(namespace, { name: 'shared', namespace }),
    );
    const { applicationOf, becomes } = await start({
      appNamespaces: ['team-a'],
    });
    await becomes('ok');
    expect(applicationOf(a)).toBeDefined();
    expect(applicationOf(b)).toBeUndefined();
    expect(applicationOf(prod)).toBeDefined();
  });

  it('explains an application without an instance', async () => {
    const read = (instances: string[], ref = prod) =>
      new ArgocdSource(
        new ArgocdConnections(
          instances.map(name => ({
            name,
            url: sandbox.url,
            frontendUrl: sandbox.url,
            credentials: { type: 'token', token: TOKEN },
          })),
          { logger: mockServices.logger.mock() },
        ),
      ).read(ref);
    expect(read([])).toMatchObject({
      statuses: [
        { id: 'argocd', message: 'No Argo CD instance is configured.' },
      ],
      applications: undefined,
    });
    expect(read(['a', 'b']).statuses[0].message).toContain(
      'there are several: a, b',
    );
    expect(
      read(['a'], environment('x', { name: 'x', instance: 'c' })).statuses[0],
    ).toMatchObject({
      id: 'argocd/c',
      message: "No Argo CD instance 'c' is configured.",
    });
    expect(read(['a'], environment('none'))).toEqual({
      statuses: [],
      applications: [],
    });
  });

  it('stops with the backend and leaves no stream open', async () => {
    const { becomes } = await start();
    await becomes('ok');
    await until(() => sandbox.faults.openStreams === 1);
    stop.abort();
    await until(() => sandbox.faults.openStreams === 0);
    expect(sandbox.faults.openStreams).toBe(0);
  });

  it('logs no token and no password', () => {
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.join('\n')).not.toMatch(
      new RegExp([TOKEN, PASSWORD, 'stranger-token'].join('|')),
    );
  });
});
