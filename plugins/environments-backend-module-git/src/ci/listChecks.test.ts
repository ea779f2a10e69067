import type { Report } from '../__testUtils__/ciDialects';
import { check, CiScene, WORDS } from '../__testUtils__/CiScene';
import { KINDS } from '../__testUtils__/integrationsOf';

function manyOf(word: string, count: number): Report[] {
  return Array.from({ length: count }, (_, index) =>
    check(word, `job ${index}`),
  );
}

describe.each(KINDS)('the checks of a commit at %s', kind => {
  const [good] = WORDS[kind].good;
  const [bad] = WORDS[kind].bad;
  let scene: CiScene;

  beforeEach(async () => {
    scene = await CiScene.start(kind);
  });

  afterEach(() => scene.host.close());

  // GitLab alone keeps to what it is asked for.
  it.each(kind === 'gitlab' ? [100] : [100, 30])(
    'are read from all pages of %i',
    async size => {
      scene.host.mostOnPage = size;
      const many = manyOf(good, 230);
      scene.report(...many);
      expect(await scene.collect()).toMatchObject({
        state: 'passed',
        summary: expect.stringContaining('230 checks'),
      });
      scene.wait(600);
      scene.report(...many, check(bad, 'the last'));
      expect(await scene.collect()).toMatchObject({ state: 'failed' });
    },
  );

  it('are not known when there are more than are read', async () => {
    scene.report(...manyOf(good, 2001));
    expect(await scene.collect()).toMatchObject({
      state: 'unknown',
      error: { kind: 'malformed' },
    });
  });
});

it.each<[string, (typeof KINDS)[number], Report[], object]>([
  [
    'what other systems report counts beside check runs',
    'github',
    [check('success'), { ...check('error', 'jenkins'), isStatus: true }],
    { state: 'failed', summary: expect.stringContaining('jenkins (error)') },
  ],
  [
    'a job that may fail does not count',
    'gitlab',
    [check('success'), { ...check('failed', 'flaky'), mayFail: true }],
    { state: 'passed' },
  ],
  [
    'the newest of the same name counts',
    'gitlab',
    [check('failed'), check('success')],
    { state: 'passed' },
  ],
  [
    'the newest of the same name counts, when it fails, too',
    'gitlab',
    [check('success'), check('failed')],
    { state: 'failed' },
  ],
  [
    'a page of its own has its address',
    'gitea',
    [{ ...check('failure'), url: '/acme/shop/actions/runs/7' }],
    {
      link: expect.stringMatching(/^http:.*\d\/acme\/shop\/actions\/runs\/7$/),
    },
  ],
])('%s, at %s', async (_what, kind, reports, expected) => {
  const scene = await CiScene.start(kind);
  try {
    scene.report(...reports);
    expect(await scene.collect()).toMatchObject(expected);
  } finally {
    await scene.host.close();
  }
});
