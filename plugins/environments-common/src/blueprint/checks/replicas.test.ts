import {
  aDeployment,
  anAutoscaler,
  aRollout,
} from '../../__testUtils__/builders';
import { deployed, judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';

const expected = { replicas: { min: 2 } };
const asking = (replicas: number) =>
  deployed(aDeployment('backend', { replicas }));

const scaled = (minReplicas: number | undefined, replicas: number) => ({
  ...asking(replicas),
  HorizontalPodAutoscaler: [anAutoscaler('backend', { spec: { minReplicas } })],
});

describe('replicas', () => {
  it.each<[string, string, KubernetesObjects]>([
    ['as many', 'met', asking(2)],
    ['more', 'met', asking(5)],
    ['one fewer', 'different', asking(1)],
    ['an autoscaler that keeps as many', 'met', scaled(2, 1)],
    ['an autoscaler that may keep fewer', 'different', scaled(1, 5)],
    ['an autoscaler that says nothing', 'different', scaled(undefined, 5)],
    [
      'a number that is not told',
      'unknown',
      deployed(aDeployment('backend', { spec: { replicas: 'x' } })),
    ],
  ])('%s: %s', (_, state, objects) => {
    expect(judgePart(expected, objects)).toMatchObject({ state });
  });

  it('are told with what was seen, what is expected, and the change', () => {
    expect(judgePart(expected, asking(1))).toEqual({
      id: 'backend.replicas',
      part: 'backend',
      severity: 'warning',
      sentence: 'Backend runs with at least 2 replicas.',
      state: 'different',
      message: 'Deployment backend asks for 1 replica, and 2 are expected.',
      evidence: [
        {
          subject: {
            kind: 'Deployment',
            namespace: 'shop',
            name: 'backend',
            uid: 'uid-backend',
          },
          path: 'spec.replicas',
          value: '1',
          expected: 'at least 2',
        },
      ],
      remedy: 'Set spec.replicas of Deployment backend to 2 in Git.',
      snippet: 'spec:\n  replicas: 2\n',
    });
  });

  it('are told of a Rollout as of a Deployment', () => {
    const rollout = aRollout('backend', { spec: { replicas: 2 } });
    expect(
      judgePart({ ...expected, kinds: ['Rollout'] }, { Rollout: [rollout] }),
    ).toMatchObject({ state: 'met' });
  });
});
