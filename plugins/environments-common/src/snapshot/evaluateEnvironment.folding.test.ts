import {
  aService,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateEnvironment } from './evaluateEnvironment';

const pods = ['a', 'b'].map(app =>
  aWaitingPod(app, 'CrashLoopBackOff', { metadata: { labels: { app } } }),
);

/** Two Pods that crash, and a Service that sends requests to one of them. */
const shop = (app: string) =>
  theFacts({
    objects: {
      Pod: pods,
      Service: [aService('entry', { selector: { app } })],
    },
  });

/** The Pods whose trouble is told as the cause of the Service's. */
function blamed(
  facts: ReturnType<typeof shop>,
  previous?: ReturnType<typeof evaluateEnvironment>,
) {
  const evaluated = evaluateEnvironment(facts, previous?.memory, NOW);
  const names = evaluated.snapshot.findings
    .filter(({ rootCauseOf }) => rootCauseOf.length > 0)
    .map(({ subject }) => subject.name);
  return { evaluated, names };
}

describe('evaluateEnvironment', () => {
  it('folds anew when the same findings have other causes', () => {
    const before = blamed(shop('a'));
    const after = blamed(shop('b'), before.evaluated);
    expect(before.names).toEqual(['a']);
    expect(after.names).toEqual(['b']);
    expect(after.names).toEqual(blamed(shop('b')).names);
  });
});
