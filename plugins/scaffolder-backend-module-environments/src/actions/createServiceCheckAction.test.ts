import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterDirectory } from '@flightdeck/plugin-environments-node';
import type { Sandbox } from '@flightdeck/sandbox';
import { answersFor } from '../__testUtils__/answers';
import { createServices } from '../__testUtils__/createServices';
import { Interposer } from '../__testUtils__/Interposer';
import { startEmptySandbox } from '../__testUtils__/Portal';
import { publishService } from '../__testUtils__/publishService';
import {
  type ActionRun,
  createWorkspace,
  runAction,
} from '../__testUtils__/runAction';
import type { ActionServices } from './ActionServices';
import { createArgocdCreateAction } from './createArgocdCreateAction';
import { createGitPublishAction } from './createGitPublishAction';
import { createServiceCheckAction } from './createServiceCheckAction';

jest.setTimeout(60_000);

describe('flightdeck:service:check', () => {
  let sandbox: Sandbox;
  let argocd: Interposer;
  let services: ActionServices & { close(): Promise<void> };

  beforeAll(async () => {
    sandbox = await startEmptySandbox();
    argocd = await Interposer.before(sandbox.urls.argocd);
    services = await createServices({
      sandbox,
      urls: { argocd: argocd.url },
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: { name: 'known-prod', namespace: 'default' },
          spec: { type: 'environment', owner: 'group:default/platform-team' },
        },
      ],
    });
  });

  afterEach(() => {
    argocd.mend();
    sandbox.faults.git.down = false;
  });

  afterAll(async () => {
    await services.close();
    await argocd.close();
    await sandbox.stop();
  });

  const check = (answers: unknown, run?: ActionRun) =>
    runAction(createServiceCheckAction(services), { answers }, run);

  function addNamespace(name: string, labels: Record<string, string> = {}) {
    sandbox.cluster.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels },
    });
  }

  it('has nothing to say of a service that can be made, and changes nothing', async () => {
    const version = () =>
      ['Namespace', 'Application', 'AppProject'].map(
        kind => sandbox.cluster.list(kind).length,
      );
    const before = version();
    expect(await check(answersFor('free'))).toMatchObject({
      error: undefined,
      output: { problems: [] },
      said: ['Nothing is in the way of the service.'],
    });
    expect(version()).toEqual(before);
  });

  it('tells every mistake in the answers with its field', async () => {
    const { error } = await check({
      ...answersFor('Shop!'),
      exposure: { host: 'nowhere' },
      stages: [],
    });
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error?.message).toMatch(
      /^The service cannot be created like this\./,
    );
    for (const field of ['name: ', 'exposure.host: ', 'stages: ']) {
      expect(error?.message).toContain(field);
    }
  });

  it('tells all at once what is taken, missing and unknown to the portal', async () => {
    addNamespace('known-staging');
    sandbox.cluster.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'known', namespace: 'argocd' },
      spec: {},
    });
    const workspacePath = await createWorkspace();
    await writeFile(join(workspacePath, 'README.md'), '# Known');
    const published = await runAction(
      createGitPublishAction(services),
      { host: 'sandbox', name: 'known', service: 'known' },
      { task: 'task-0', workspacePath },
    );
    expect(published.error).toBeUndefined();
    await rm(workspacePath, { recursive: true });
    const { error } = await check({
      ...answersFor('known'),
      owner: 'group:default/nobody',
      placement: {
        cluster: 'sandbox',
        argocdInstance: 'sandbox',
        destination: 'https://elsewhere.example.org',
      },
    });
    for (const sentence of [
      'owner: The catalog has no group:default/nobody, or you may not see it.',
      'name: The catalog has resource:default/known-prod already.',
      'repository.name: Repository sandbox/known holds service known, which task task-0 made.',
      "namespaces.names.staging: Cluster 'sandbox' has the namespace 'known-staging'. It is not labelled as one of known",
      'placement.destination: ',
      "name: Argo CD 'sandbox' has the project 'known'. Choose another name.",
    ]) {
      expect(error?.message).toContain(sentence);
    }
  });

  it.each([
    ['cluster', 'placement.cluster: No cluster'],
    ['argocdInstance', 'placement.argocdInstance: No Argo CD instance'],
  ])('knows no %s that is not configured', async (key, words) => {
    const answers = answersFor('placed');
    const { error } = await check({
      ...answers,
      placement: { ...answers.placement, [key]: 'moon' },
    });
    expect(error?.message).toContain(`${words} 'moon' is configured`);
  });

  it('wants Argo CD to deliver to the cluster that it looks at', async () => {
    const [own] = services.clusters;
    const other: ClusterDirectory = {
      cluster: 'other',
      title: 'Other',
      describe: options => own.describe(options),
      describeNamespace: (name, options) =>
        own.describeNamespace(name, options),
      close: async () => {},
    };
    const server = 'https://kubernetes.default.svc';
    argocd.spoil(/GET .*\/clusters/, {
      status: 200,
      body: { items: [{ name: 'other', server }] },
    });
    const { error } = await runAction(
      createServiceCheckAction({ ...services, clusters: [own, other] }),
      { answers: answersFor('astray') },
    );
    expect(error?.message).toContain(
      `placement.destination: ${server} is cluster 'other', and not cluster 'sandbox'.`,
    );
  });

  it('names the rights that the account in Argo CD lacks, and that it would like', async () => {
    argocd.spoil(/can-i\/(projects\/create|applications\/delete)/, {
      status: 200,
      body: { value: 'no' },
    });
    const { error, warned } = await check({
      ...answersFor('rightless'),
      stages: ['dev'],
    });
    expect(error?.message).toContain(
      "placement.argocdInstance: Argo CD 'sandbox' does not give the configured account permissions which the service needs: projects, create, rightless.",
    );
    expect(warned.join()).toContain(
      'to sync it and to undo it: applications, delete, rightless/rightless-dev.',
    );
  });

  it('takes namespaces that Argo CD made for the service before', async () => {
    addNamespace('before-dev', { 'flightdeck.dev/system': 'before' });
    expect((await check(answersFor('before'))).error).toBeUndefined();
  });

  it('takes for its own what this task made before it was run again', async () => {
    const workspacePath = await publishService(services, 'resumed');
    const { error } = await runAction(
      createArgocdCreateAction(services),
      { instance: 'sandbox', service: 'resumed' },
      { workspacePath },
    );
    expect(error).toBeUndefined();
    await rm(workspacePath, { recursive: true });
    expect((await check(answersFor('resumed'))).error).toBeUndefined();
    const other = await check(answersFor('resumed'), { task: 'task-2' });
    expect(other.error?.message).toContain('which task task-1 made');
    expect(other.error?.message).toContain("has the project 'resumed'");
  });

  describe('in namespaces that are there', () => {
    const existing = (name: string, namespace: string) => ({
      ...answersFor(name),
      stages: ['dev'],
      namespaces: { mode: 'existing', names: { dev: namespace } },
    });

    function addQuota(namespace: string, hard: Record<string, string>) {
      sandbox.cluster.create({
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'team', namespace },
        spec: { hard },
      });
    }

    it('wants them there', async () => {
      const { error } = await check(existing('absent', 'nowhere'));
      expect(error?.message).toContain(
        "namespaces.names.dev: Cluster 'sandbox' has no namespace 'nowhere'. Have it made, or let Argo CD make it.",
      );
    });

    it('wants them empty', async () => {
      addNamespace('busy');
      sandbox.cluster.create({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'other', namespace: 'busy' },
        spec: {
          replicas: 0,
          selector: { matchLabels: { app: 'other' } },
          template: {
            metadata: { labels: { app: 'other' } },
            spec: { containers: [{ name: 'a', image: 'a:1' }] },
          },
        },
      });
      const { error } = await check(existing('tenant', 'busy'));
      expect(error?.message).toContain(
        "Namespace busy of cluster 'sandbox' has workloads already",
      );
    });

    it('wants none of another service', async () => {
      addNamespace('theirs', { 'flightdeck.dev/system': 'other' });
      const { error } = await check(existing('intruder', 'theirs'));
      expect(error?.message).toContain(
        "namespaces.names.dev: Cluster 'sandbox' has the namespace 'theirs'. It is one of other (flightdeck.dev/system): choose another one.",
      );
    });

    it('wants room for what will be applied', async () => {
      addNamespace('small');
      addQuota('small', {
        'requests.cpu': '150m',
        'limits.memory': '1Gi',
        pods: '1',
      });
      const { error } = await check(existing('big', 'small'));
      expect(error?.message).toContain(
        'namespaces.names.dev: Namespace small has too little room: the service needs 0.2 of requests.cpu, and quota team has 0.15 of 0.15 left.',
      );
      expect(error?.message).toContain(
        'the service needs 2 of pods, and quota team has 1 of 1 left.',
      );
      expect(error?.message).not.toContain('limits.memory');
    });

    it('is content with enough', async () => {
      addNamespace('roomy');
      addQuota('roomy', { 'requests.cpu': '200m', pods: '2' });
      expect((await check(existing('fitting', 'roomy'))).error).toBeUndefined();
    });
  });

  it('refuses what cannot be told, and only warns of it in a dry run', async () => {
    argocd.spoil(/./, 'cut');
    sandbox.faults.git.down = true;
    const answers = answersFor('unknown');
    const { error } = await check(answers);
    expect(error?.message).toMatch(/Argo CD 'sandbox' does not answer/);
    expect(error?.message).toMatch(/Git host 'sandbox' does not answer/);

    const dry = await check(answers, { isDryRun: true });
    expect(dry.error).toBeUndefined();
    expect(dry.output.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          field: 'repository.host',
          severity: 'unknown',
        }),
        expect.objectContaining({
          field: 'placement.argocdInstance',
          severity: 'unknown',
        }),
      ]),
    );
    expect(dry.warned.join('\n')).toContain('does not answer');
  });

  it('gives the mistakes as output in a dry run', async () => {
    const { error, output } = await check(
      { ...answersFor('dry'), owner: 'me' },
      { isDryRun: true },
    );
    expect(error).toBeUndefined();
    expect(output.problems).toEqual([
      {
        field: 'owner',
        message: expect.stringContaining('A group or user'),
        severity: 'error',
      },
    ]);
  });
});
