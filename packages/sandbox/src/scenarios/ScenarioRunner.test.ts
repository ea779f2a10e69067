import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { DeclaredUsage } from '../controllers/autoscaler/UsageSource';
import { readDeployment } from '../controllers/objects/workloads';
import {
  conditionOf,
  containerStatus,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../controllers/testCluster';
import { seedBackups } from '../argocd/seedBackups';
import { KubeObject } from '../kubernetes/Cluster';
import { listAt, textAt } from '../kubernetes/json';
import { ANNOTATION_ERROR_RATIO, ANNOTATION_LATENCY } from '../metrics';
import { ScenarioRunner } from './ScenarioRunner';
import { scenarios } from './scenarios';

describe('ScenarioRunner', () => {
  let test: TestCluster;
  let runner: ScenarioRunner;
  const servers = {
    kubernetes: { down: false },
    argocd: { down: false },
    prometheus: { down: false },
  };

  const view = (name: string) => {
    const object = test.cluster.get('Deployment', NAMESPACE, name);
    if (!object) {
      throw new Error(`Deployment ${name} is gone.`);
    }
    return readDeployment(object);
  };
  const isWell = (name: string, replicas: number) => {
    const { spec, status, metadata } = view(name);
    return (
      spec.replicas === replicas &&
      status.observedGeneration === metadata.generation &&
      status.updatedReplicas === replicas &&
      status.replicas === replicas &&
      status.availableReplicas === replicas
    );
  };
  const allWell = () => isWell('backend', 2) && isWell('celery-worker', 1);
  const waitingFor = (reason: string) => () =>
    test
      .pods()
      .some(pod => containerStatus(pod)?.state.waiting?.reason === reason);

  let tls: { private: string; cert: string };
  const find = (kind: string, name: string) => {
    const object = test.cluster.get(kind, NAMESPACE, name);
    if (!object) {
      throw new Error(`${kind} ${name} is gone.`);
    }
    return object;
  };
  const backups = () =>
    test.cluster
      .list('Job', NAMESPACE)
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some(({ kind }) => kind === 'CronJob'),
      );
  const certificate = () =>
    new X509Certificate(
      Buffer.from(
        textAt(find('Secret', 'backend-tls'), 'data', 'tls.crt') ?? '',
        'base64',
      ),
    );
  const daysLeft = () =>
    (Date.parse(certificate().validTo) - test.timeline.now().getTime()) /
    86_400_000;

  beforeAll(async () => {
    tls = await generate([{ name: 'commonName', value: 'shop.example' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date('2026-01-01T00:00:00Z'),
      notAfterDate: new Date('2049-01-01T00:00:00Z'),
    });
  });

  beforeEach(() => {
    test = startTestCluster();
    const { cluster } = test;
    cluster.apply(deployment('backend', { replicas: 2 }));
    cluster.apply(deployment('celery-worker', { replicas: 1 }));
    addSurroundings();
    test.timeline.until(allWell);
    runner = new ScenarioRunner({
      cluster,
      servers,
      clock: () => test.timeline.now(),
    });
  });

  function addSurroundings() {
    const { cluster, timeline } = test;
    const metadata = { namespace: NAMESPACE };
    cluster.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, name: 'backend-service' },
      spec: { selector: { app: 'backend' }, ports: [{ port: 8000 }] },
    });
    const encode = (text: string) => Buffer.from(text).toString('base64');
    cluster.create({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...metadata, name: 'backend-tls' },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': encode(tls.cert), 'tls.key': encode(tls.private) },
    });
    cluster.create({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: {
        ...metadata,
        name: 'backup',
        labels: { 'flightdeck.dev/backup': 'true' },
      },
      spec: {
        schedule: '30 2 * * *',
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: 'Never',
                containers: [{ name: 'backup', image: 'example.org/pg:16' }],
              },
            },
          },
        },
      },
    });
    seedBackups(cluster, timeline.now());
  }

  /** What is wanted of everything, and what the backups did: to be the same after healing. */
  const intent = () => {
    const jobs = backups().map(({ metadata, spec, status }) => ({
      ...{ name: metadata.name, spec, status },
    }));
    const [secret, service, cron] = [
      find('Secret', 'backend-tls').data,
      find('Service', 'backend-service').spec,
      find('CronJob', 'backup'),
    ];
    const { spec, status } = cron;
    const quotas = test.cluster.list('ResourceQuota', NAMESPACE);
    const annotations =
      view('celery-worker').metadata.annotations?.[
        'sandbox.flightdeck.dev/memory-share'
      ];
    return { jobs, secret, service, spec, status, quotas, annotations };
  };

  afterEach(() => test.stop());

  /** What each scenario looks like from outside. */
  const signs: Record<string, () => () => boolean> = {
    'image-pull': () => waitingFor('ImagePullBackOff'),
    'crash-loop': () => waitingFor('CrashLoopBackOff'),
    'out-of-memory': () => () =>
      test
        .pods()
        .some(
          pod =>
            containerStatus(pod)?.lastState.terminated?.reason === 'OOMKilled',
        ),
    'missing-secret': () => waitingFor('CreateContainerConfigError'),
    'not-ready': () => () => test.reasonsOfEvents().includes('Unhealthy'),
    unschedulable: () => () =>
      test.reasonsOfEvents().includes('FailedScheduling'),
    quota: () => () =>
      conditionOf(find('Deployment', 'backend'), 'ReplicaFailure')?.reason ===
        'FailedCreate' &&
      test.cluster
        .list('Event', NAMESPACE)
        .some(({ message }) =>
          String(message).includes('exceeded quota: compute-resources'),
        ),
    'memory-high': () => () => {
      const usage = new DeclaredUsage(test.cluster);
      const used = test.pods().map(pod => usage.memory(pod) ?? 0);
      return used.some(bytes => bytes > 0.85 * 512 * 1024 * 1024);
    },
    'service-selector': () => () =>
      addressesOf(find('Endpoints', 'backend-service')) === 0,
    'backup-stale': () => () =>
      backups().length > 0 &&
      backups().every(job => conditionOf(job, 'Failed')?.status === 'True') &&
      Date.parse(
        textAt(find('CronJob', 'backup'), 'status', 'lastSuccessfulTime') ?? '',
      ) <
        test.timeline.now().getTime() - 2 * 86_400_000,
    'certificate-expiring': () => () =>
      daysLeft() > 4 &&
      daysLeft() <= 5 &&
      certificate().verify(certificate().publicKey),
    errors: () => () =>
      view('backend').metadata.annotations?.[ANNOTATION_ERROR_RATIO] === '0.2',
    slow: () => () =>
      view('backend').metadata.annotations?.[ANNOTATION_LATENCY] === '2.5',
    'scaled-to-zero': () => () => test.readyPods().length === 1,
    drift: () => () => isWell('celery-worker', 3),
    'kubernetes-down': () => () => servers.kubernetes.down,
    'argocd-down': () => () => servers.argocd.down,
    'prometheus-down': () => () => servers.prometheus.down,
  };

  // A bad release needs a repository: badRelease.test.ts.
  const ofTheCluster = scenarios.flatMap(({ id }) =>
    id === 'bad-release' ? [] : id,
  );

  it.each(ofTheCluster)('breaks and heals: %s', async id => {
    const before = view('backend').spec;
    const others = intent();
    const shows = signs[id]();
    expect(shows()).toBe(false);
    await runner.break(NAMESPACE, id);
    test.timeline.until(shows, 300);
    expect(runner.broken(NAMESPACE)).toEqual([id]);

    expect(await runner.heal(NAMESPACE)).toEqual([id]);
    test.timeline.until(allWell, 300);
    expect(view('backend').spec).toMatchObject(before);
    test.timeline.advance(1);
    expect(intent()).toEqual(others);
    expect(servers).toEqual({
      kubernetes: { down: false },
      argocd: { down: false },
      prometheus: { down: false },
    });
    expect(view('backend').metadata.annotations).not.toHaveProperty(
      ANNOTATION_ERROR_RATIO,
    );
    expect(await runner.heal(NAMESPACE)).toEqual([]);
    // The old ReplicaSet serves again: nothing of the scenario is left in the template.
    const active = test.cluster
      .list('ReplicaSet', NAMESPACE)
      .filter(set => JSON.stringify(set.spec).includes('"replicas":2'));
    expect(active).toHaveLength(1);
    expect(test.cluster.list('ReplicaSet', NAMESPACE).length).toBeLessThan(4);
  });

  it('heals all that is broken at once, also what was broken twice', async () => {
    await runner.break(NAMESPACE, 'image-pull');
    await runner.break(NAMESPACE, 'image-pull');
    await runner.break(NAMESPACE, 'unschedulable');
    await runner.break(NAMESPACE, 'out-of-memory');
    test.timeline.advance(30);
    expect(await runner.heal(NAMESPACE)).toEqual([
      'out-of-memory',
      'unschedulable',
      'image-pull',
    ]);
    test.timeline.until(allWell, 300);
    expect(JSON.stringify(view('backend').spec)).not.toMatch(/no-such|"64"/);
  });

  it('leaves alone what was repaired and changed meanwhile', async () => {
    await runner.break(NAMESPACE, 'image-pull');
    test.cluster.apply(
      deployment('backend', {
        replicas: 2,
        container: { image: 'example.org/backend:3.0.0' },
      }),
    );
    await runner.heal(NAMESPACE);
    test.timeline.until(allWell, 120);
    expect(JSON.stringify(view('backend').spec)).toContain('backend:3.0.0');
  });

  it('does nothing to a Deployment that is gone', async () => {
    await runner.break(NAMESPACE, 'not-ready');
    test.cluster.delete('Deployment', NAMESPACE, 'backend');
    expect(await runner.heal(NAMESPACE)).toEqual(['not-ready']);
  });

  it('knows environments by their label', async () => {
    test.cluster.patch('Namespace', '', NAMESPACE, {
      metadata: { labels: { 'flightdeck.dev/environment': 'shop-prod' } },
    });
    expect(runner.environments()).toEqual(['shop-prod']);
    await runner.break('shop-prod', 'errors');
    expect(runner.broken('shop-prod')).toEqual(['errors']);
  });

  it("makes tonight's backup fail too", async () => {
    await runner.break(NAMESPACE, 'backup-stale');
    const known = new Set(backups().map(({ metadata }) => metadata.name));
    const fresh = () =>
      backups().find(({ metadata }) => !known.has(metadata.name));
    test.timeline.advance(24 * 3600);
    test.timeline.until(
      () => conditionOf(fresh(), 'Failed')?.status === 'True',
      3600,
    );
    await runner.heal(NAMESPACE);
    const failed = fresh()?.metadata.name;
    expect(failed).toBeDefined();
    test.timeline.advance(24 * 3600);
    test.timeline.until(
      () =>
        backups().some(
          job =>
            Date.parse(textAt(job, 'status', 'completionTime') ?? '') >
            test.timeline.now().getTime() - 24 * 3_600_000,
        ),
      3600,
    );
  });

  it('says what an environment lacks that it cannot break', async () => {
    test.cluster.delete('CronJob', NAMESPACE, 'backup');
    test.cluster.delete('Secret', NAMESPACE, 'backend-tls');
    test.cluster.delete('Service', NAMESPACE, 'backend-service');
    await expect(runner.break(NAMESPACE, 'backup-stale')).rejects.toThrow(
      'Namespace shop has no CronJob that makes backups.',
    );
    await expect(
      runner.break(NAMESPACE, 'certificate-expiring'),
    ).rejects.toThrow('Namespace shop has no Secret with a certificate.');
    await expect(runner.break(NAMESPACE, 'service-selector')).rejects.toThrow(
      'Namespace shop has no Service in front of its backend.',
    );
    expect(runner.broken(NAMESPACE)).toEqual([]);
  });

  it('gives a quota that was there its old limits again', async () => {
    const hard = { pods: '20', 'limits.memory': '40Gi' };
    test.cluster.create({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'compute-resources', namespace: NAMESPACE },
      spec: { hard },
    });
    await runner.break(NAMESPACE, 'quota');
    test.timeline.advance(5);
    expect(find('ResourceQuota', 'compute-resources').status).toMatchObject({
      hard: { pods: '3' },
      used: { pods: '3' },
    });
    await runner.heal(NAMESPACE);
    expect(find('ResourceQuota', 'compute-resources').spec).toEqual({ hard });
  });

  it('lists what there is when it is asked for something else', async () => {
    await expect(runner.break('nowhere', 'errors')).rejects.toThrow(
      "There is no environment 'nowhere'; there are shop.",
    );
    await expect(runner.heal('nowhere')).rejects.toThrow(/there are shop\.$/);
    await expect(runner.break(NAMESPACE, 'fire')).rejects.toThrow(
      /^There is no scenario 'fire'; there are image-pull, bad-release, /,
    );
  });

  it('breaks and heals Rollouts as it does Deployments', async () => {
    const namespace = 'canary';
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    const { spec } = deployment('backend', { replicas: 2 });
    test.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'backend', namespace },
      spec: { ...Object(spec), strategy: { canary: {} } },
    });
    const phase = () =>
      textAt(
        test.cluster.get('Rollout', namespace, 'backend'),
        'status',
        'phase',
      );
    test.timeline.until(() => phase() === 'Healthy');
    expect(runner.environments()).toContain(namespace);
    await runner.break(namespace, 'image-pull');
    test.timeline.advance(30);
    expect(phase()).toBe('Progressing');
    expect(await runner.heal(namespace)).toEqual(['image-pull']);
    test.timeline.until(() => phase() === 'Healthy');
  });
});

function addressesOf(endpoints: KubeObject): number {
  return listAt(endpoints, 'subsets').flatMap(subset =>
    listAt(subset, 'addresses'),
  ).length;
}
