import type { Refusal } from '../__testUtils__/ApiHost';
import { check, CiScene, COMMIT, WORDS } from '../__testUtils__/CiScene';
import { KINDS } from '../__testUtils__/integrationsOf';
import { NOW } from '../__testUtils__/evidenceRequest';

type Case = [
  what: string,
  refusal: Refusal | 'silence',
  kind: string,
  message: RegExp,
];

describe.each(KINDS)('asking %s what CI says', kind => {
  const [good] = WORDS[kind].good;
  const [bad] = WORDS[kind].bad;
  const [running] = WORDS[kind].running;
  let scene: CiScene;

  beforeEach(async () => {
    scene = await CiScene.start(kind);
  });

  afterEach(() => scene.host.close());

  const until = `${NOW.getTime() / 1000 + 120}`;
  const spent = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': until };

  it.each<Case>([
    ['silence', 'silence', 'unreachable', /does not answer/],
    ['an outage', { status: 503 }, 'unreachable', /answered with status 503/],
    ['refused credentials', { status: 401 }, 'forbidden', /integrations\./],
    ['a missing right', { status: 403 }, 'forbidden', /does not let/],
    [
      'a redirect',
      { status: 301, headers: { location: 'http://127.0.0.1:1/' } },
      'malformed',
      /redirects/,
    ],
    [
      'a page for people',
      { status: 200, body: '<html>hunter2' },
      'malformed',
      /something else/,
    ],
    [
      'too many requests',
      { status: 429, headers: { 'retry-after': '120' } },
      'unreachable',
      /is asked again at 2026-03-04T05:08:07Z/,
    ],
    [
      'a spent limit',
      { status: 403, headers: spent },
      'unreachable',
      /is asked again at 2026-03-04T05:08:07Z/,
    ],
  ])(
    'is unknown at %s, until it is over',
    async (...[, refusal, error, message]) => {
      scene.report(check(good));
      scene.host.refusal = refusal;
      expect(await scene.collect()).toMatchObject({
        state: 'unknown',
        releaseKey: 'key-of-a',
        error: { kind: error, message: expect.stringMatching(message) },
      });
      scene.host.refusal = undefined;
      scene.wait(121);
      expect(await scene.collect()).toMatchObject({ state: 'passed' });
    },
  );

  it('leaves a host alone that wants to be', async () => {
    scene.report(check(good));
    scene.host.refusal = { status: 429, headers: { 'retry-after': '120' } };
    await scene.collect();
    scene.host.refusal = undefined;
    const { length } = scene.host.requests;
    scene.wait(119);
    expect(await scene.collect()).toMatchObject({ state: 'unknown' });
    expect(scene.host.requests).toHaveLength(length);
  });

  it('is unknown of a commit that the host does not have', async () => {
    expect(await scene.collect()).toMatchObject({
      state: 'unknown',
      error: {
        kind: 'no-data',
        message: expect.stringContaining('no commit aaaaaaa in acme/shop'),
      },
    });
  });

  it('asks seldom about what has passed, and has only changes sent', async () => {
    const { requests } = scene.host;
    scene.report(check(running));
    expect(await scene.collect()).toMatchObject({ state: 'pending' });
    const first = requests.length;
    await scene.collect();
    expect(requests).toHaveLength(first);

    scene.wait(60);
    expect(await scene.collect()).toMatchObject({ state: 'pending' });
    const again = requests.slice(first);
    expect(again).toHaveLength(first);
    expect(again.filter(line => !line.endsWith(' 304'))).toEqual([]);

    scene.wait(60);
    scene.report(check(good));
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
    const { length } = requests;
    scene.wait(240);
    expect(await scene.collect()).toMatchObject({ state: 'passed' });
    expect(requests).toHaveLength(length);

    // It was run once more.
    scene.wait(120);
    scene.report(check(bad));
    expect(await scene.collect()).toMatchObject({ state: 'failed' });
  });

  it('asks nothing when nobody waits for it', async () => {
    scene.report(check(good));
    const signal = AbortSignal.abort();
    expect(await scene.collect({}, { signal })).toMatchObject({
      state: 'unknown',
    });
    expect(scene.host.requests).toEqual([]);
    expect(scene.host.commits.has(COMMIT)).toBe(true);
  });
});
