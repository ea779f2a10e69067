import {
  alertListSchema,
  eventListSchema,
  indicatorRangeSchema,
  inventorySchema,
  kubernetesProjections,
  objectDetailSchema,
} from '@flightdeck/plugin-environments-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { eventually } from './__testUtils__/eventually';
import { FakeHistory } from './__testUtils__/FakeHistory';
import {
  anObject,
  FakeInspector,
  whenAborted,
} from './__testUtils__/FakeInspector';
import { FakeSource } from './__testUtils__/FakeSource';
import { PATHS, ROBOT, startInspection } from './__testUtils__/startInspection';

function anEvent(name: string, about: object, count = 1) {
  return kubernetesProjections.Event.parse({
    metadata: { name, namespace: 'shop-prod' },
    involvedObject: { kind: 'Pod', namespace: 'shop-prod', ...about },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off',
    count,
    lastTimestamp: `2026-03-02T12:00:0${count}Z`,
  });
}

const EVENTS = [
  anEvent('one', { name: 'web-1', uid: 'uid-web-1' }, 1),
  anEvent('of its predecessor', { name: 'web-1', uid: 'uid-old' }, 2),
  anEvent('two', { name: 'web-2', uid: 'uid-web-2' }, 3),
];

const SECRET = kubernetesProjections.Secret.parse({
  metadata: { name: 'database', namespace: 'shop-prod' },
  data: { password: 'c2VjcmV0' },
});

function aTellingSource() {
  const source = new FakeSource();
  source.tell(() => ({ objects: { Event: EVENTS, Secret: [SECRET] } }));
  return source;
}

describe('what is beside the snapshot', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: Parameters<typeof startInspection>[0] = {}) {
    const started = await startInspection({
      source: aTellingSource(),
      ...options,
    });
    stops.push(started.stop);
    return started;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('events come from memory, narrowed by the query', async () => {
    const { get } = await start();
    const { body } = await get(
      `${PATHS.shop}/events?kind=Pod&object=web-1&objectNamespace=shop-prod&type=Warning&limit=1`,
      ROBOT,
    ).expect(200);
    expect(eventListSchema.parse(body)).toMatchObject({
      events: [{ name: 'of its predecessor', count: 2 }],
      total: 2,
    });
  });

  it('the inventory has a version, and is not sent to who has it', async () => {
    const source = aTellingSource();
    const { get } = await start({ source });
    const first = await get(`${PATHS.shop}/inventory`).expect(200);
    expect(inventorySchema.parse(first.body)).toMatchObject({
      configuration: [{ name: 'database', keys: ['password'] }],
      problems: expect.arrayContaining([
        { what: 'quotas', message: expect.stringContaining('ResourceQuota') },
      ]),
    });
    const again = (etag: string) =>
      get(`${PATHS.shop}/inventory`).set('If-None-Match', etag);
    await again(first.headers.etag).expect(304);
    source.tell(() => ({ objects: { Secret: [] } }));
    await again(first.headers.etag).expect(200);
  });

  it('alerts come from the facts, rules from the histories', async () => {
    const history = new FakeHistory();
    history.rules = undefined;
    history.problems = ['Prometheus main does not answer.'];
    const { get } = await start({ histories: [history] });
    const { body } = await get(`${PATHS.shop}/alerts`).expect(200);
    const list = alertListSchema.parse(body);
    expect(list.alerts).toBeUndefined();
    expect(list.rules).toBeUndefined();
    expect(list.problems).toEqual([
      expect.stringContaining('The alerts could not be read.'),
      'Prometheus main does not answer.',
    ]);
  });

  it('an indicator over time is of an hour, or of what is asked for', async () => {
    const history = new FakeHistory();
    const { get } = await start({ histories: [history] });
    const path = `${PATHS.shop}/indicators/error-ratio/range`;
    const { body } = await get(path).expect(200);
    expect(indicatorRangeSchema.parse(body).points).toHaveLength(1);
    await get(`${path}?minutes=1440`, ROBOT).expect(200);
    expect(history.minutes).toEqual([60, 1440]);
  });

  it('an object comes with its own events', async () => {
    const inspector = new FakeInspector();
    const { get } = await start({ inspectors: [inspector] });
    const { body } = await get(PATHS.web).expect(200);
    const { events, subject } = objectDetailSchema.parse(body);
    expect(subject.name).toBe('web-1');
    expect(events?.map(({ name }) => name)).toEqual(['one']);
    expect(inspector.requests).toEqual([
      { kind: 'Pod', namespace: 'shop-prod', name: 'web-1' },
    ]);
  });

  it('an object is not read on for a client that has left', async () => {
    let isGivenUp = false;
    const inspector = new FakeInspector().tellObject(async signal => {
      await whenAborted(signal);
      isGivenUp = true;
      throw new Error('This operation was aborted');
    });
    const { get } = await start({ inspectors: [inspector] });
    const reading = get(PATHS.web);
    reading.end(() => {});
    await eventually(() => expect(inspector.requests).toHaveLength(1));
    reading.abort();
    await eventually(() => expect(isGivenUp).toBe(true));
  });

  it('of an object in no namespace nobody knows the events', async () => {
    const node = anObject({ subject: { kind: 'Node', name: 'node-1' } });
    const inspector = new FakeInspector().tellObject(async () => node);
    const { get } = await start({ inspectors: [inspector] });
    const { body } = await get(`${PATHS.shop}/objects/Node/-/node-1`).expect(
      200,
    );
    expect(objectDetailSchema.parse(body).events).toBeUndefined();
  });

  it.each([
    [PATHS.web, 'nothing that reads objects and logs of clusters'],
    [PATHS.logs, 'nothing that reads objects and logs of clusters'],
    [PATHS.range, 'nothing that reads indicators over time'],
  ])('says at %s that nothing was added to answer', async (path, message) => {
    const { failure } = await start({ inspectors: [], histories: [] });
    expect(await failure(path)).toMatch(/^501 /);
    expect(await failure(path)).toContain(message);
  });

  it('asks the next adapter for what one does not know', async () => {
    const [first, second] = [new FakeHistory('a'), new FakeHistory('b')];
    first.readRange = async (_, id) => {
      throw Object.assign(new Error(`No ${id}`), { name: 'NotFoundError' });
    };
    const { failure, get } = await start({ histories: [first, second] });
    await get(PATHS.range).expect(200);
    expect(await failure(`${PATHS.shop}/indicators/nope/range`)).toBe(
      '404 resource:default/shop-prod has no indicator nope.',
    );
  });

  it.each([
    `${PATHS.shop}/objects/Pod/other/web-1`,
    `${PATHS.shop}/logs?kind=Pod&namespace=other&name=web-1`,
  ])('knows of nothing outside its namespaces: %s', async path => {
    const inspector = new FakeInspector();
    const { failure } = await start({ inspectors: [inspector] });
    expect(await failure(path)).toBe(
      '404 resource:default/shop-prod has no Pod other/web-1.',
    );
    expect(inspector.requests).toEqual([]);
  });

  it.each([
    [
      new ServiceUnavailableError('Cluster sandbox does not answer.'),
      '503 Cluster sandbox does not answer.',
    ],
    [
      Object.assign(new Error('token abc is bad'), { statusCode: 401 }),
      '503 Pod shop-prod/web-1 could not be read; the log of the backend says why.',
    ],
  ])('passes on %p as a failure of ours: %s', async (error, message) => {
    const inspector = new FakeInspector().tellObject(async () => {
      throw error;
    });
    const { failure } = await start({ inspectors: [inspector] });
    expect(await failure(PATHS.web)).toBe(message);
  });
});
