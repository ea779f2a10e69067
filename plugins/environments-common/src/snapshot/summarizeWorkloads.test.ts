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
});
