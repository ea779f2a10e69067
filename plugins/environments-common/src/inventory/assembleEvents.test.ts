import { aSource, theFacts } from '../__testUtils__/builders';
import {
  ago,
  NAMESPACE,
  NOW,
  type Raw,
  rawObject,
} from '../__testUtils__/builders/raw';
import { eventListSchema } from '../api';
import type { EnvironmentFacts } from '../health';
import { kubernetesProjections } from '../kubernetes';
import { assembleEvents, type EventFilter } from './assembleEvents';

function anEvent(name: string, about: string, parts: Raw = {}) {
  return kubernetesProjections.Event.parse({
    ...rawObject(name, {}),
    involvedObject: {
      kind: 'Pod',
      namespace: NAMESPACE,
      name: about,
      uid: `uid-${about}`,
    },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off',
    ...parts,
  });
}

function list(
  Event: EnvironmentFacts['objects']['Event'],
  filter: Partial<EventFilter> = {},
  sources = [aSource()],
) {
  return eventListSchema.parse(
    assembleEvents(
      theFacts({ objects: { Event }, sources }),
      { limit: 100, ...filter },
      NOW,
    ),
  );
}

describe('assembleEvents', () => {
  it('tells the newest first, whichever fields carry the time', () => {
    const { events, total, asOf, problem } = list([
      anEvent('a', 'one', { lastTimestamp: ago(60), count: 4 }),
      anEvent('b', 'two', { eventTime: ago(120) }),
      anEvent('c', 'three', {
        lastTimestamp: ago(600),
        series: { count: 7, lastObservedTime: ago(5) },
      }),
    ]);
    expect(
      events?.map(({ subject, lastSeen, count }) => [
        subject.name,
        lastSeen,
        count,
      ]),
    ).toEqual([
      ['three', ago(5), 7],
      ['one', ago(60), 4],
      ['two', ago(120), 1],
    ]);
    expect({ total, asOf, problem }).toEqual({
      total: 3,
      asOf: NOW.toISOString(),
    });
  });

  it('counts the same words about the same object together', () => {
    const { events, total } = list([
      anEvent('a', 'one', {
        count: 2,
        firstTimestamp: ago(900),
        lastTimestamp: ago(800),
      }),
      anEvent('b', 'one', {
        count: 3,
        firstTimestamp: ago(300),
        lastTimestamp: ago(30),
      }),
      anEvent('c', 'one', { reason: 'Failed' }),
      anEvent('d', 'other'),
    ]);
    expect(total).toBe(3);
    expect(events?.[0]).toMatchObject({
      name: 'b',
      count: 5,
      firstSeen: ago(900),
      lastSeen: ago(30),
    });
  });

  const events = [
    anEvent('a', 'one', { lastTimestamp: ago(1) }),
    anEvent('b', 'one', { type: 'Normal', lastTimestamp: ago(2) }),
    anEvent('c', 'web', {
      involvedObject: { kind: 'Deployment', namespace: 'other', name: 'web' },
      lastTimestamp: ago(3),
    }),
    anEvent('d', '', { involvedObject: {}, lastTimestamp: ago(4) }),
  ];

  it.each<[Partial<EventFilter>, string[], number]>([
    [{}, ['a', 'b', 'c', 'd'], 4],
    [{ limit: 2 }, ['a', 'b'], 4],
    [{ kind: 'Pod' }, ['a', 'b'], 2],
    [{ object: 'web' }, ['c'], 1],
    [{ objectNamespace: 'other' }, ['c'], 1],
    [{ objectNamespace: NAMESPACE, object: 'web' }, [], 0],
    [{ type: 'Normal' }, ['b'], 1],
    [{ object: 'one', uid: 'uid-one' }, ['a', 'b'], 2],
    [{ object: 'one', uid: 'uid-of-its-successor' }, [], 0],
    [{ object: 'web', uid: 'any, for the event names none' }, ['c'], 1],
    [{ kind: 'Event' }, ['d'], 1],
  ])('by %j there are %j', (filter, names, total) => {
    const told = list(events, filter);
    expect(told.events?.map(({ name }) => name)).toEqual(names);
    expect(told.total).toBe(total);
  });

  it('is absent, with the reason, when events could not be read', () => {
    const told = list(undefined, {}, [
      aSource({ state: 'unreachable', message: 'The cluster is away' }),
    ]);
    expect(told.events).toBeUndefined();
    expect(told.problem).toBe(
      'Objects of kind Event could not be read. The cluster is away.',
    );
  });

  it('says what is missing when only a part could be read', () => {
    const told = list([], {}, [
      aSource({
        gaps: [
          {
            what: 'Event in shop-b',
            state: 'forbidden',
            message: 'Events in shop-b may not be read',
          },
        ],
      }),
    ]);
    expect(told.events).toEqual([]);
    expect(told.problem).toBe('Events in shop-b may not be read.');
  });

  it('says as of when it is, when the cluster is away', () => {
    const told = list([], {}, [
      aSource({ state: 'stale', message: 'The cluster is away', asOf: ago(0) }),
    ]);
    expect(told.problem).toBe(
      'The cluster is away. What is shown is as of 2026-03-02 12:00 UTC.',
    );
  });
});
