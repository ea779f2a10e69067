import { DaemonPod, DaemonSetFacts, planDaemonSet } from './planDaemonSet';

/** `n1:old`: a Pod on node n1; more words say more of it. */
function pod(text: string): DaemonPod {
  const [node, ...words] = text.split(':');
  return {
    name: text,
    node,
    isUpdated: words.includes('new'),
    isAvailable: !words.includes('idle'),
    isEnding: words.includes('ending'),
    hasFailed: words.includes('failed'),
  };
}

function plan(
  nodes: number,
  pods: readonly string[],
  limits: Partial<DaemonSetFacts> = {},
) {
  return planDaemonSet({
    nodes: Array.from({ length: nodes }, (_, index) => `n${index + 1}`),
    pods: pods.map(pod),
    rolls: true,
    maxUnavailable: 1,
    maxSurge: 0,
    ...limits,
  });
}

const surge = { maxSurge: 1, maxUnavailable: 0 };

describe('planDaemonSet', () => {
  it.each<
    [string, readonly string[], Partial<DaemonSetFacts>, string[], string[]]
  >([
    ['creates what is missing', ['n1:new'], {}, ['n2'], []],
    ['waits for what ends', ['n1:new', 'n2:old:ending'], {}, [], []],
    [
      'takes away what failed',
      ['n1:new', 'n2:new:failed'],
      {},
      [],
      ['n2:new:failed'],
    ],
    [
      'takes away what is on another node',
      ['n1:new', 'n2:new', 'n9:new'],
      {},
      [],
      ['n9:new'],
    ],
    ['replaces one', ['n1:old', 'n2:old'], {}, [], ['n1:old']],
    [
      'replaces more where it may',
      ['n1:old', 'n2:old'],
      { maxUnavailable: 2 },
      [],
      ['n1:old', 'n2:old'],
    ],
    ['waits for the new one', ['n1:new:idle', 'n2:old'], {}, [], []],
    [
      'replaces what does not serve before anything else',
      ['n1:old', 'n2:old:idle'],
      {},
      [],
      ['n2:old:idle'],
    ],
    ['replaces none', ['n1:old', 'n2:old:idle'], { rolls: false }, [], []],
    [
      'keeps one for each node',
      ['n1:new', 'n1:old', 'n2:new'],
      { rolls: false },
      [],
      ['n1:old'],
    ],
    ['adds one first', ['n1:old', 'n2:old'], surge, ['n1'], []],
    [
      'waits for the one that was added',
      ['n1:old', 'n1:new:idle', 'n2:old'],
      surge,
      [],
      [],
    ],
    [
      'takes the old one away once the new one serves, and goes on',
      ['n1:old', 'n1:new', 'n2:old'],
      surge,
      ['n2'],
      ['n1:old'],
    ],
    [
      'needs no room to replace what does not serve',
      ['n1:old:idle', 'n2:old:idle'],
      surge,
      ['n1', 'n2'],
      [],
    ],
  ])('%s', (_, pods, limits, create, remove) => {
    expect(plan(2, pods, limits)).toEqual({ create, remove });
  });
});
