import { pod } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';
import { PodLogOptions, PodLogSource } from '../PodLogSource';
import { StatusError } from '../StatusError';

const LOG = '/api/v1/namespaces/shop/pods/web/log';

class RecordedLogs implements PodLogSource {
  readonly asked: Partial<PodLogOptions & { container: string }>[] = [];
  ended = 0;

  async *read(_pod: unknown, container: string, options: PodLogOptions) {
    const { signal, ...rest } = options;
    this.asked.push({ container, ...rest });
    if (options.previous) {
      throw StatusError.badRequest('previous terminated container not found');
    }
    try {
      yield 'first';
      yield 'second';
      while (options.follow && !signal.aborted) {
        await new Promise<void>(resolve => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    } finally {
      this.ended += 1;
    }
  }
}

describe('pod logs', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;
  let logs: RecordedLogs;

  beforeEach(async () => {
    logs = new RecordedLogs();
    api = await startKubernetes({ logs });
    api.cluster.create(pod('web'));
  });

  afterEach(() => api.server.close());

  it('hands on what the source yields, and what the client asked for', async () => {
    expect(
      await api.requestText(
        `${LOG}?tailLines=5&timestamps=true&sinceSeconds=60&container=web`,
      ),
    ).toEqual({ status: 200, text: 'first\nsecond\n' });
    expect(logs.asked).toEqual([
      {
        container: 'web',
        follow: false,
        previous: false,
        timestamps: true,
        tailLines: 5,
        sinceSeconds: 60,
      },
    ]);
  });

  it('cuts at the byte limit', async () => {
    expect((await api.requestText(`${LOG}?limitBytes=8`)).text).toBe(
      'first\nse',
    );
    expect(logs.ended).toBe(1);
  });

  it('says why there is no log', async () => {
    expect((await api.request(`${LOG}?previous=true`)).body).toMatchObject({
      code: 400,
      message: 'previous terminated container not found',
    });
    expect((await api.request(`${LOG}?container=other`)).body).toMatchObject({
      code: 400,
      message: 'container other is not valid for pod web',
    });
    const containers = [{ name: 'web' }, { name: 'side' }];
    const initContainers = [{ name: 'init' }];
    api.cluster.create(pod('two', { spec: { containers } }));
    expect((await api.request(LOG.replace('web', 'two'))).body).toMatchObject({
      code: 400,
      message:
        'a container name must be specified for pod two, choose one of: [web side]',
    });
    api.cluster.create(pod('three', { spec: { containers, initContainers } }));
    expect((await api.request(LOG.replace('web', 'three'))).body).toMatchObject(
      {
        code: 400,
        message:
          'a container name must be specified for pod three, choose one of: [web side] or one of the init containers: [init]',
      },
    );
    const since = 'sinceSeconds=5&sinceTime=2030-01-01T00:00:00Z';
    expect((await api.request(`${LOG}?${since}`)).body).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message: expect.stringContaining('at most one of `sinceTime`'),
    });
    expect((await api.request(LOG.replace('web', 'gone'))).status).toBe(404);
  });

  it('has nothing to read of a Pod without a node', async () => {
    const containers = [{ name: 'web' }];
    api.cluster.create(pod('pending', { spec: { containers } }));
    expect(await api.requestText(LOG.replace('web', 'pending'))).toEqual({
      status: 204,
      text: '',
    });
    expect(logs.asked).toEqual([]);
  });

  it('stops reading when the client leaves', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${api.server.url}${LOG}?follow=true`, {
      headers: { Authorization: 'Bearer admin-token' },
      signal: leaving.signal,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    expect(logs.ended).toBe(0);
    leaving.abort();
    while (logs.ended === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
  });
});
