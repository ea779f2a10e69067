import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { DeploymentVerdict } from '@flightdeck/plugin-environments-common';
import { imageOf } from './__testUtils__/Deployments';
import {
  type ExampleScript,
  readHook,
  readStep,
  run,
} from './__testUtils__/gateExamples';

jest.setTimeout(30_000);

const GATE_TOKEN = 'gate-hunter2';

/** What the examples of `docs/examples/gates` do, as they are. */
const gates: [string, ExampleScript][] = [
  ['the hook of Argo CD', readHook()],
  ['the step of GitHub', readStep('github-actions.yaml', 'Ask Flightdeck')],
];

describe.each(gates)('%s, at a portal', (_what, script) => {
  let server: Server;
  let origin: string;
  let answer: { status: number; body: string };
  let asked: { path: string; image: string | null; enforce: string | null }[];

  const verdictOf = (canDeploy: boolean, space?: number) => {
    const verdict: DeploymentVerdict = {
      canDeploy,
      sentence: canDeploy ? 'Ready: 1 passed.' : 'Not ready: 1 pending.',
      release: { key: 'abc', name: '"canDeploy":true' },
      blockers: [],
      warnings: [],
      judgedAt: '2026-03-04T05:06:07.000Z',
    };
    return JSON.stringify(verdict, undefined, space);
  };

  beforeEach(async () => {
    asked = [];
    server = createServer(({ headers, url = '/' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      asked.push({
        path: pathname,
        image: searchParams.get('image'),
        enforce: searchParams.get('enforce'),
      });
      const isKnown = headers.authorization === `Bearer ${GATE_TOKEN}`;
      response.writeHead(isKnown ? answer.status : 401);
      response.end(isKnown ? answer.body : '{"error":{}}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    origin =
      typeof address === 'object' && address
        ? `http://127.0.0.1:${address.port}`
        : '';
  });

  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const ask = (more: Record<string, string> = {}) =>
    run(script, origin, {
      FLIGHTDECK_TOKEN: GATE_TOKEN,
      IMAGE: imageOf('b'),
      ...more,
    });

  it('opens at a yes about its image', async () => {
    answer = { status: 200, body: verdictOf(true) };
    const { code, output } = await ask();
    expect({ code, asked }).toEqual({
      code: 0,
      asked: [
        {
          path: '/api/environments/v1/environments/default/shop-prod/checklist/verdict',
          image: imageOf('b'),
          enforce: 'true',
        },
      ],
    });
    expect(output).toContain('Ready: 1 passed.');
  });

  it.each([
    ['a no', 412, verdictOf(false)],
    ['a no that nobody enforced', 200, verdictOf(false)],
    ['an outage', 500, '{"error":{"message":"Not ready: we are down."}}'],
    ['an outage that looks like a yes', 503, verdictOf(true)],
    ['a login page', 200, '<html>Not ready: sign in.</html>'],
    ['nothing', 200, ''],
  ])('stays shut at %s, and says why', async (_answer, status, body) => {
    answer = { status, body };
    const { code, output } = await ask();
    expect(code).not.toBe(0);
    expect(output).toContain(body.includes('Not ready') ? 'Not ready' : '');
    expect(output).not.toContain('hunter2');
  });

  it('stays shut with a token that is not known', async () => {
    answer = { status: 200, body: verdictOf(true) };
    const { code } = await ask({ FLIGHTDECK_TOKEN: 'another' });
    expect(code).not.toBe(0);
  });

  it('stays shut when nobody answers', async () => {
    server.close();
    server.closeAllConnections();
    const { code } = await ask();
    expect(code).not.toBe(0);
  });
});

it('the hook of Argo CD asks about the next release when it names no image', async () => {
  const paths: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    paths.push(url);
    response.end('{"canDeploy":true}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { code } = await run(readHook(), `http://127.0.0.1:${port}`, {
    FLIGHTDECK_TOKEN: GATE_TOKEN,
    IMAGE: '',
  });
  server.close();
  expect({ code, paths }).toEqual({
    code: 0,
    paths: [expect.stringMatching(/checklist\/verdict\?enforce=true$/)],
  });
});
