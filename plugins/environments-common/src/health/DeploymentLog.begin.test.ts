import {
  ago,
  anApplication,
  aDeployment,
  aReading,
  aSource,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { deployed, followedIn } from '../__testUtils__/followedIn';
import { evaluateEnvironment } from '../snapshot/evaluateEnvironment';

const owner = { kind: 'Deployment', name: 'backend' };

describe('trouble of which it is to be told whether it followed a deployment', () => {
  const recent = { applications: [anApplication({ history: [deployed(60)] })] };
  it.each<[string, Parameters<typeof followedIn>[1]]>([
    ['nothing was seen before', () => undefined],
    [
      'the Pods could not be read before',
      facts => ({ ...facts, objects: { ...facts.objects, Pod: undefined } }),
    ],
    [
      'the cluster did not answer before',
      facts => ({
        ...facts,
        objects: { ...facts.objects, Pod: [] },
        sources: [aSource({ state: 'stale' })],
      }),
    ],
    [
      'another namespace was looked at before',
      facts => ({
        ...facts,
        objects: { ...facts.objects, Pod: [] },
        environment: { ...facts.environment, namespaces: ['elsewhere'] },
      }),
    ],
  ])('is put down to none when %s', (_, before) => {
    const { findings } = followedIn(recent, before);
    expect(findings.find(({ ruleId }) => ruleId === 'pod.image-pull')).toEqual(
      expect.not.objectContaining({ followed: expect.anything() }),
    );
  });

  it('is so when the object itself says when it began, though nothing was seen before', () => {
    const down = theFacts({
      ...recent,
      objects: {
        Deployment: [
          aDeployment('backend', {
            status: {
              availableReplicas: 0,
              conditions: [
                {
                  type: 'Available',
                  status: 'False',
                  lastTransitionTime: ago(50),
                },
              ],
            },
          }),
        ],
      },
    });
    expect(
      evaluateEnvironment(down, undefined, NOW).snapshot.findings,
    ).toContainEqual(
      expect.objectContaining({
        ruleId: 'deploy.down',
        followed: expect.objectContaining({ afterSeconds: 10 }),
      }),
    );
  });

  it('stays so while it lasts, and is told in the headline', () => {
    const facts = theFacts({
      ...recent,
      objects: {
        Deployment: [aDeployment('backend')],
        Pod: [aWaitingPod('backend-a', 'ErrImagePull', { owner })],
      },
      indicators: [aReading()],
    });
    const well = { ...facts, objects: { ...facts.objects, Pod: [] } };
    const { memory } = evaluateEnvironment(well, undefined, NOW);
    const first = evaluateEnvironment(facts, memory, NOW);
    const hourLater = new Date(NOW.getTime() + 3_600_000);
    const { health } = evaluateEnvironment(
      facts,
      first.memory,
      hourLater,
    ).snapshot;
    expect(health.sentence).toMatch(
      / It began 1 min after revision v1\.5\.0 of application shop-prod was deployed\./,
    );
  });
});
