/**
 * Streams need the fetch of Node: the one of jsdom has no body to read from.
 *
 * @jest-environment node
 */
import { mockApis } from '@backstage/test-utils';
import type { LogRequest } from '@flightdeck/plugin-environments-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { EnvironmentsClient } from './EnvironmentsClient';

const LOGS =
  'http://backend.test/api/environments/v1/environments/default/shop-prod/logs';
const REF = 'resource:default/shop-prod';

const request: LogRequest = {
  kind: 'Deployment',
  namespace: 'shop-prod',
  name: 'api',
  tailLines: 200,
  previous: false,
  follow: true,
};

/** A log that stays open. */
function openLog(...pieces: string[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      pieces.forEach(piece => controller.enqueue(encoder.encode(piece)));
    },
  });
}

describe('streamLogs', () => {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  const client = new EnvironmentsClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend.test' }),
    fetchApi: { fetch: (input, init) => fetch(input, init) },
  });

  it('tells lines as they come, however they are cut up', async () => {
    const queries: string[] = [];
    const line = '{"type":"line","pod":"api-1","container":"api","text":"a"}';
    const log = openLog(`${line}\n\n`, line.slice(0, 9), `${line.slice(9)}\n`);
    server.use(
      http.get(LOGS, asked => {
        queries.push(new URL(asked.request.url).search);
        return new HttpResponse(log);
      }),
    );
    const entries = client.streamLogs(REF, request);

    expect((await entries.next()).value).toMatchObject({ text: 'a' });
    expect((await entries.next()).value).toMatchObject({ text: 'a' });
    expect(queries).toEqual([
      '?kind=Deployment&namespace=shop-prod&name=api&tailLines=200&follow=true',
    ]);
    await entries.return();
  });

  it('rejects with the sentence of the backend', async () => {
    server.use(
      http.get(LOGS, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'Not for you.' } },
          { status: 403 },
        ),
      ),
    );
    await expect(client.streamLogs(REF, request).next()).rejects.toMatchObject({
      statusCode: 403,
    });
  });
});
