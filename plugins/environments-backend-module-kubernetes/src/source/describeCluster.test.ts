import type { SourceState } from '@flightdeck/plugin-environments-common';
import { type ClusterFacts, describeCluster } from './describeCluster';

const NOW = new Date('2030-01-01T00:01:00Z');
const secondsAgo = (seconds: number) =>
  new Date(NOW.getTime() - seconds * 1000);

type Stream = ClusterFacts['streams'][number];

function stream(
  state: SourceState,
  options: Partial<Stream> & { failingFor?: number; asOf?: number } = {},
): Stream {
  const { kind = 'Pod', known = true, failingFor, asOf = 5 } = options;
  return {
    kind,
    namespace: 'namespace' in options ? options.namespace : 'shop',
    known,
    status: {
      state,
      message: `It is ${state}.`,
      asOf: known ? secondsAgo(asOf) : undefined,
      failingSince:
        failingFor === undefined ? undefined : secondsAgo(failingFor),
    },
  };
}

function describeStreams(streams: Stream[], missing: string[] = []) {
  return describeCluster({
    cluster: 'one',
    streams,
    namespaces: ['shop'],
    missingNamespaces: missing,
    now: NOW,
    graceMs: 10_000,
  });
}

const HPA = { kind: 'HorizontalPodAutoscaler' } as const;

describe('describeCluster', () => {
  it.each<[string, SourceState, Stream[]]>([
    ['all streams are well', 'ok', [stream('ok'), stream('ok', HPA)]],
    ['nothing has begun', 'starting', []],
    [
      'one has not been read yet',
      'starting',
      [stream('ok'), stream('starting', { ...HPA, known: false })],
    ],
    [
      'one is read anew to cover more',
      'ok',
      [stream('ok'), stream('starting', HPA)],
    ],
    ['all broke just now', 'stale', [stream('unreachable', { failingFor: 9 })]],
    [
      'all broke a while ago',
      'unreachable',
      [stream('unreachable', { failingFor: 11 })],
    ],
    [
      'nothing could be read in the first place',
      'unreachable',
      [stream('unreachable', { failingFor: 1, known: false })],
    ],
    [
      'one of two broke',
      'stale',
      [stream('ok'), stream('unreachable', { ...HPA, failingFor: 60 })],
    ],
    [
      'credentials are refused',
      'unauthorized',
      [stream('ok'), stream('unauthorized', HPA)],
    ],
    [
      'nothing is allowed',
      'forbidden',
      [stream('forbidden'), stream('unsupported', HPA)],
    ],
    ['nothing is served', 'unsupported', [stream('unsupported')]],
    ['one is forbidden', 'ok', [stream('ok'), stream('forbidden', HPA)]],
    [
      'what it can do without is away, or not read yet',
      'ok',
      [
        stream('ok'),
        stream('unreachable', { kind: 'Secret', failingFor: 60 }),
        stream('starting', { kind: 'Job', known: false }),
      ],
    ],
    [
      'only what it can do without is allowed',
      'forbidden',
      [stream('forbidden'), stream('ok', { kind: 'ConfigMap' })],
    ],
  ])('when %s, the state is %s', (_what, state, streams) => {
    expect(describeStreams(streams)).toMatchObject({
      id: 'kubernetes/one',
      kind: 'kubernetes',
      name: 'one',
      state,
      message: expect.stringMatching(/\.$/),
    });
  });

  it('names what is missing, and what to grant', () => {
    expect(
      describeStreams([
        stream('ok'),
        stream('forbidden', { kind: 'Ingress' }),
        stream('forbidden', { kind: 'Event', namespace: undefined }),
        stream('unsupported', HPA),
        stream('unreachable', { kind: 'Service', failingFor: 60 }),
        stream('forbidden', { kind: 'Node', namespace: undefined }),
      ]).gaps,
    ).toEqual([
      {
        what: 'Ingress in shop',
        state: 'forbidden',
        message:
          "The configured credentials may not list and watch ingresses.networking.k8s.io in namespace 'shop' of cluster 'one'.",
      },
      {
        what: 'Event',
        state: 'forbidden',
        message:
          "The configured credentials may not list and watch events of cluster 'one'.",
      },
      {
        what: 'HorizontalPodAutoscaler',
        state: 'unsupported',
        message:
          "Cluster 'one' does not serve horizontalpodautoscalers.autoscaling in a version that can be read (v2, v2beta2).",
      },
      {
        what: 'Service in shop',
        state: 'unreachable',
        message: 'It is unreachable.',
      },
      {
        what: 'Node',
        state: 'forbidden',
        message:
          "The configured credentials may not list and watch nodes of cluster 'one'.",
      },
    ]);
  });

  it('says once what ails everything', () => {
    const streams = [
      stream('unreachable', { failingFor: 60 }),
      stream('unreachable', { ...HPA, failingFor: 60 }),
    ];
    expect(describeStreams(streams)).toMatchObject({
      message: 'It is unreachable.',
      gaps: [],
    });
  });

  it('is as old as its oldest part that can be read', () => {
    expect(
      describeStreams([
        stream('ok', { asOf: 5 }),
        stream('ok', { ...HPA, asOf: 40 }),
        stream('forbidden', { kind: 'Event', asOf: 600 }),
        stream('ok', { kind: 'Job', asOf: 700 }),
      ]).asOf,
    ).toBe(secondsAgo(40).toISOString());
  });

  it('is current where a watch is open and the server answers', () => {
    const status = describeCluster({
      cluster: 'one',
      streams: [stream('ok', { asOf: 200 }), stream('ok', { asOf: 1 })],
      namespaces: ['shop'],
      missingNamespaces: [],
      answeredAt: secondsAgo(15),
      now: NOW,
      graceMs: 10_000,
    });
    expect(status.asOf).toBe(secondsAgo(15).toISOString());
  });

  it('tells of a namespace that is not there', () => {
    const message = "Namespace 'shop' does not exist in cluster 'one'.";
    expect(describeStreams([stream('ok')], ['shop'])).toMatchObject({
      state: 'unsupported',
      message,
      gaps: [{ what: 'Namespace shop', state: 'unsupported', message }],
    });
  });
});
