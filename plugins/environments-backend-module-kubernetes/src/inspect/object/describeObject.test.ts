import fc from 'fast-check';
import { objectDetailSchema } from '@flightdeck/plugin-environments-common';
import { describeObject } from './describeObject';

const asOf = new Date('2026-03-01T12:00:00Z');

function pod(container: object, status: object = {}, spec: object = {}) {
  const described = describeObject(
    'Pod',
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'web-1',
        namespace: 'shop',
        ownerReferences: [{ kind: 'ReplicaSet', name: 'web', uid: 'u' }],
      },
      spec: { containers: [{ name: 'app', ...container }], ...spec },
      status: { containerStatuses: [{ name: 'app', ...status }] },
    },
    asOf,
  );
  return described?.containers.find(({ name }) => name === 'app');
}

describe('describeObject', () => {
  it.each([
    [
      { running: { startedAt: '2026-03-01T10:00:00Z' } },
      'Running since 2026-03-01T10:00:00Z',
    ],
    [{ waiting: { reason: 'CrashLoopBackOff' } }, 'Waiting: CrashLoopBackOff'],
    [{ waiting: {} }, 'Waiting'],
    [
      {
        terminated: {
          reason: 'OOMKilled',
          exitCode: 137,
          finishedAt: '2026-03-01T10:00:00Z',
        },
      },
      'Ended: OOMKilled, exit code 137, at 2026-03-01T10:00:00Z',
    ],
    [
      { terminated: { exitCode: 0, signal: 9 } },
      'Ended: exit code 0, signal 9',
    ],
    [undefined, undefined],
    [{ running: 'no' }, undefined],
  ])('words the state %j', (state, expected) => {
    expect(pod({}, { state, restartCount: 3 })).toMatchObject({ restarts: 3 });
    expect(pod({}, { state })?.state).toBe(expected);
  });

  it('words the last end', () => {
    const lastState = { terminated: { reason: 'OOMKilled', exitCode: 137 } };
    expect(pod({}, { lastState })?.lastEnd).toBe('OOMKilled, exit code 137');
    expect(pod({})?.lastEnd).toBeUndefined();
  });

  it.each([
    [
      { httpGet: { port: 'http' } },
      'GET :http/ every 10 s, 3 failures, 1 s timeout',
    ],
    [
      {
        httpGet: { scheme: 'HTTPS', host: 'a', port: 1, path: '/x' },
        failureThreshold: 1,
      },
      'GET HTTPS a:1/x every 10 s, 1 failure, 1 s timeout',
    ],
    [
      {
        tcpSocket: { port: 5432 },
        periodSeconds: 3,
        timeoutSeconds: 2,
        initialDelaySeconds: 9,
      },
      'TCP :5432 every 3 s, 3 failures, 2 s timeout, after 9 s',
    ],
    [
      { grpc: { port: 9, service: 'a' } },
      'gRPC :9 a every 10 s, 3 failures, 1 s timeout',
    ],
    [
      { exec: { command: ['redis-cli', '--password', 'hunter2', 'ping'] } },
      'command redis-cli --password (hidden) ping every 10 s, 3 failures, 1 s timeout',
    ],
    [{}, 'nothing is checked every 10 s, 3 failures, 1 s timeout'],
  ])('words the probe %j', (probe, expected) => {
    expect(pod({ startupProbe: probe })?.probes).toEqual([
      `startup: ${expected}`,
    ]);
  });

  it.each([
    [{ env: [{ name: 'A', value: 'x' }] }, 'A', 'set here'],
    [
      {
        env: [
          {
            name: 'A',
            valueFrom: {
              configMapKeyRef: { name: 'c', key: 'k', optional: true },
            },
          },
        ],
      },
      'A',
      'ConfigMap c, key k, if there is one',
    ],
    [
      {
        env: [
          { name: 'A', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        ],
      },
      'A',
      'field status.podIP of the Pod',
    ],
    [
      {
        env: [
          {
            name: 'A',
            valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } },
          },
        ],
      },
      'A',
      'limits.cpu of the container',
    ],
    [{ env: [{ name: 'A', valueFrom: { newWay: {} } }] }, 'A', 'elsewhere'],
    [
      { envFrom: [{ prefix: 'API_', secretRef: { name: 's' } }] },
      'API_*',
      'Secret s, all keys',
    ],
  ])('says where the variable of %j comes from', (container, name, from) => {
    expect(pod(container)?.variables).toEqual([{ name, from }]);
  });

  it('tells what runs before the others from what goes on beside them', () => {
    const described = describeObject(
      'Pod',
      {
        apiVersion: 'v1',
        metadata: { name: 'a' },
        spec: {
          containers: [{ name: 'app' }],
          initContainers: [
            { name: 'migrate' },
            { name: 'proxy', restartPolicy: 'Always' },
          ],
          ephemeralContainers: [{ name: 'debug' }],
        },
        status: {
          initContainerStatuses: [{ name: 'migrate', restartCount: 2 }],
        },
      },
      asOf,
    );
    expect(
      described?.containers.map(({ name, init, restarts }) => [
        name,
        init,
        restarts,
      ]),
    ).toEqual([
      ['migrate', true, 2],
      ['proxy', false, undefined],
      ['app', false, undefined],
      ['debug', false, undefined],
    ]);
  });

  it('tells owners, with the namespace where they have one', () => {
    const described = describeObject(
      'Pod',
      {
        apiVersion: 'v1',
        metadata: {
          name: 'a',
          namespace: 'shop',
          ownerReferences: [
            { kind: 'Job', name: 'j', uid: '1' },
            { kind: 'Node', name: 'n', uid: '2' },
          ],
        },
      },
      asOf,
    );
    expect(described?.owners).toEqual([
      { kind: 'Job', namespace: 'shop', name: 'j', uid: '1' },
      { kind: 'Node', namespace: undefined, name: 'n', uid: '2' },
    ]);
  });

  it('cuts a manifest that is long, at the end of a line', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`é${index}`, 'x']),
    );
    const described = describeObject(
      'Pod',
      { apiVersion: 'v1', metadata: { name: 'a', labels } },
      asOf,
    );
    const { manifest = '' } = described ?? {};
    expect(Buffer.byteLength(manifest)).toBeLessThanOrEqual(200 * 1024);
    expect(manifest).toMatch(
      /: x\n# The rest is left out: the manifest has \d+ KB\.\n$/,
    );
  });

  it('makes of anything that has a name an answer of the API, or nothing', () => {
    fc.assert(
      fc.property(
        fc.record({
          apiVersion: fc.constant('v1'),
          metadata: fc.record({
            name: fc.constant('a'),
            labels: fc.jsonValue(),
          }),
          spec: fc.oneof(
            fc.jsonValue(),
            fc.record({ containers: fc.array(fc.jsonValue()) }),
          ),
          status: fc.oneof(
            fc.jsonValue(),
            fc.record({ containerStatuses: fc.jsonValue() }),
          ),
        }),
        sent => {
          const described = describeObject('Pod', sent, asOf);
          expect(objectDetailSchema.safeParse(described).success).toBe(true);
        },
      ),
    );
    expect(describeObject('Pod', { kind: 'Pod' }, asOf)).toBeUndefined();
    expect(describeObject('Pod', null, asOf)).toBeUndefined();
  });
});
