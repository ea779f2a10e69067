import {
  aDeployment,
  anAutoscaler,
  aPod,
  aReplicaSet,
  aStatefulSet,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';

import type { EnvironmentFacts } from '../health';
import { kubernetesProjections } from '../kubernetes';
import { evaluateEnvironment } from './evaluateEnvironment';
import { aBrokenShop } from '../__testUtils__/shop';

describe('the workloads of an environment', () => {
  it('are told with their Pods, images and autoscalers, by name', () => {
    const facts = theFacts({
      objects: {
        Deployment: [aDeployment('web'), aDeployment('backend')],
        StatefulSet: [
          aStatefulSet('postgres', { status: { readyReplicas: 1 } }),
        ],
        ReplicaSet: [aReplicaSet('web')],
        HorizontalPodAutoscaler: [anAutoscaler('web')],
        Pod: [
          aPod('web-b', {
            owner: { kind: 'Deployment', name: 'web' },
            container: { restartCount: 2 },
          }),
          aWaitingPod('web-a', 'CrashLoopBackOff', {
            owner: { kind: 'Deployment', name: 'web' },
          }),
          aPod('postgres-0', {
            owner: { kind: 'StatefulSet', name: 'postgres' },
          }),
          aPod('agent-x', { owner: { kind: 'DaemonSet', name: 'agent' } }),
          aPod('job-x', {
            owner: { kind: 'Job', name: 'job' },
            status: { phase: 'Succeeded', conditions: [] },
          }),
        ],
      },
    });
    const { workloads } = evaluateEnvironment(facts, undefined, NOW).snapshot;
    expect(workloads).toMatchObject([
      {
        kind: 'Pod',
        name: 'agent-x',
        health: 'healthy',
        sentence: 'Running',
        desired: 1,
        ready: 1,
      },
      {
        kind: 'Deployment',
        name: 'backend',
        health: 'healthy',
        sentence: '3 of 3 ready',
        pods: [],
      },
      { kind: 'Pod', name: 'job-x', health: 'healthy' },
      {
        kind: 'StatefulSet',
        name: 'postgres',
        health: 'progressing',
        sentence: '1 of 2 ready',
        pods: [{ name: 'postgres-0' }],
      },
      {
        kind: 'Deployment',
        name: 'web',
        health: 'critical',
        images: ['registry.test/app:1.0'],
        autoscaler: { name: 'web', min: 3, max: 10, current: 3 },
        pods: [
          {
            name: 'web-a',
            health: 'critical',
            status: 'CrashLoopBackOff',
            readyContainers: 0,
            containers: 1,
          },
          {
            name: 'web-b',
            health: 'healthy',
            status: 'Running',
            readyContainers: 1,
            restarts: 2,
            node: 'node-1',
          },
        ],
      },
    ]);
  });

  it('are no healthier for a finding that was folded into its cause', () => {
    const facts = aBrokenShop();
    const { workloads } = evaluateEnvironment(facts, undefined, NOW).snapshot;
    expect(workloads).toMatchObject([{ name: 'backend', health: 'critical' }]);
  });

  const raw = (name: string, spec: object, status: object, owner?: string) => ({
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-${name}`,
      ownerReferences: owner
        ? [{ kind: 'CronJob', name: owner, uid: `uid-${owner}` }]
        : [],
    },
    spec,
    status,
  });
  const { CronJob, DaemonSet, Job, Rollout } = kubernetesProjections;
  const cronJob = (spec: object, status = {}) =>
    theFacts({
      objects: { CronJob: [CronJob.parse(raw('it', spec, status))] },
    });
  const daemonSet = (status: object) =>
    theFacts({
      objects: { DaemonSet: [DaemonSet.parse(raw('it', {}, status))] },
    });
  const job = (spec: object, status: object) =>
    theFacts({ objects: { Job: [Job.parse(raw('it', spec, status))] } });
  const rollout = (spec: object, status: object) =>
    theFacts({
      objects: { Rollout: [Rollout.parse(raw('it', spec, status))] },
    });
  const counts = {
    observedGeneration: 1,
    desiredNumberScheduled: 2,
    currentNumberScheduled: 2,
    updatedNumberScheduled: 2,
    numberAvailable: 2,
    numberReady: 2,
  };

  it.each<[string, EnvironmentFacts, string, string]>([
    [
      'a StatefulSet that is scaled to zero',
      theFacts({
        objects: { StatefulSet: [aStatefulSet('it', { replicas: 0 })] },
      }),
      'suspended',
      'scaled to zero',
    ],
    ['a DaemonSet', daemonSet(counts), 'healthy', '2 of 2 ready'],
    [
      'a DaemonSet that fits no node',
      daemonSet({ ...counts, desiredNumberScheduled: 0 }),
      'suspended',
      'wanted on no node',
    ],
    [
      'a DaemonSet that is not counted yet',
      daemonSet({}),
      'unknown',
      'not counted yet',
    ],
    [
      'a DaemonSet that rolls out',
      daemonSet({ ...counts, updatedNumberScheduled: 1 }),
      'progressing',
      '2 of 2 ready, rolling out',
    ],
    [
      'a CronJob',
      cronJob({ schedule: '0 3 * * *' }),
      'healthy',
      'scheduled 0 3 * * *',
    ],
    [
      'a CronJob that is suspended',
      cronJob({ schedule: '0 3 * * *', suspend: true }),
      'suspended',
      'schedule suspended',
    ],
    ['a Job', job({}, { active: 1 }), 'healthy', 'running'],
    [
      'a Job that is suspended',
      job({ suspend: true }, {}),
      'suspended',
      'suspended',
    ],
    [
      'a Rollout',
      rollout({ replicas: 2 }, { phase: 'Healthy', readyReplicas: 2 }),
      'healthy',
      '2 of 2 ready',
    ],
    [
      'a Rollout that is scaled to zero',
      rollout({ replicas: 0 }, { phase: 'Healthy' }),
      'suspended',
      'scaled to zero',
    ],
    [
      'a Rollout that waits for a person',
      rollout({ replicas: 2 }, { phase: 'Paused', readyReplicas: 2 }),
      'suspended',
      '2 of 2 ready, paused',
    ],
  ])('tell of %s', (_, facts, health, sentence) => {
    const { snapshot } = evaluateEnvironment(facts, undefined, NOW);
    expect(snapshot.workloads).toMatchObject([
      { name: 'it', health, sentence },
    ]);
    expect(['critical', 'warning']).not.toContain(snapshot.health.status);
  });

  it('tell of the runs of a CronJob with it, and of other Jobs by themselves', () => {
    const facts = theFacts({
      objects: {
        CronJob: [CronJob.parse(raw('report', { schedule: '0 3 * * *' }, {}))],
        Job: [
          Job.parse(raw('report-1', {}, {}, 'report')),
          Job.parse(raw('migrate', {}, {})),
        ],
        Pod: ['report-1', 'migrate'].map(name =>
          aPod(`${name}-x`, {
            owner: { kind: 'Job', name },
            status: { phase: 'Succeeded', conditions: [] },
          }),
        ),
      },
    });
    const { snapshot } = evaluateEnvironment(facts, undefined, NOW);
    expect(snapshot.workloads).toMatchObject([
      { kind: 'Job', name: 'migrate', pods: [{ name: 'migrate-x' }] },
      { kind: 'CronJob', name: 'report', pods: [{ name: 'report-1-x' }] },
    ]);
    expect(snapshot.workloads.map(({ desired }) => desired)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
