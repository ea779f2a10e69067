import { judgeWindows } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import {
  EngineScene,
  NAME,
  PROD,
  windowAlways,
} from '../__testUtils__/EngineScene';
import { environment } from '../__testUtils__/environments';
import { startGit } from '../__testUtils__/startSandbox';
import { ArgocdSource } from '../source/ArgocdSource';
import { goDurationMinutes } from './goDuration';
import { matchesPattern } from './matchesPattern';

jest.setTimeout(30_000);

const PROJECT = 'co2-calculator';

describe('the windows of an environment', () => {
  let git: GitServer;
  let scene: EngineScene;
  let ending: AbortController;

  beforeAll(async () => {
    git = await startGit();
  });
  afterAll(() => git.close());
  beforeEach(async () => {
    scene = await EngineScene.start(git);
    ending = new AbortController();
  });
  afterEach(async () => {
    ending.abort();
    await scene.close();
  });

  const windows = (...syncWindows: object[]) =>
    scene.sandbox.cluster.patch('AppProject', 'argocd', PROJECT, {
      spec: { syncWindows },
    });
  async function watch(of = scene, watched = PROD) {
    await new ArgocdSource(of.connections).start({
      environments: { list: () => [watched], subscribe: () => () => {} },
      changed: () => {},
      signal: ending.signal,
    });
    return () => of.engine.windows(watched);
  }

  it('are not known before they are read', () => {
    expect(scene.engine.windows(PROD)).toEqual({
      windows: [],
      problems: [expect.stringContaining(`'${NAME}' is not known`)],
    });
  });

  it('are those of the project that bear on it, with zone and words', async () => {
    windows(
      {
        kind: 'deny',
        schedule: '0 22 * * 5',
        duration: '2h30m',
        timeZone: 'Europe/Zurich',
        manualSync: true,
        description: 'Weekend',
        namespaces: ['co2-*-prod'],
      },
      windowAlways('allow', { applications: ['other'] }),
      windowAlways('allow', {
        applications: [NAME],
        namespaces: ['elsewhere'],
        andOperator: true,
      }),
    );
    const read = await watch();
    await until(() => read().windows.length > 0);
    expect(read()).toEqual({
      problems: [],
      windows: [
        {
          id: expect.stringContaining('argocd/sandbox/co2-calculator deny'),
          name: 'Weekend',
          reason: 'Weekend',
          kind: 'deny',
          times: { schedule: '0 22 * * 5', durationMinutes: 150 },
          timeZone: 'Europe/Zurich',
          exempt: [],
          manualAllowed: true,
          source: 'argocd/sandbox/co2-calculator',
        },
      ],
    });
  });

  it('are judged for each application where those of a project have others', async () => {
    const OTHER = 'co2-calculator-staging';
    const both = environment('both', NAME, OTHER);
    const asked = () => {
      const told = scene.engine.windows(both);
      const now = new Date();
      const { state } = judgeWindows(told.windows, { now, claims: [] });
      const sources = told.windows.map(({ source }) => source);
      return { state, sources, problems: told.problems };
    };
    const inHalfAYear = ((new Date().getUTCMonth() + 6) % 12) + 1;
    const never = { schedule: `0 0 15 ${inHalfAYear} *` };
    const project = 'argocd/sandbox/co2-calculator';
    await watch(scene, both);

    windows(windowAlways('allow'));
    await until(() => asked().sources.length === 1);
    expect(asked()).toEqual({
      state: 'open',
      sources: [project],
      problems: [],
    });

    windows(
      windowAlways('allow', { applications: [NAME] }),
      windowAlways('allow', { applications: [OTHER], ...never }),
    );
    await until(() => asked().sources.length === 2);
    expect(asked()).toEqual({
      state: 'closed',
      sources: [`${project}/argocd/${NAME}`, `${project}/argocd/${OTHER}`],
      problems: [],
    });
  });

  it('are read anew, from memory by whoever asks', async () => {
    const read = await watch();
    await until(() => read().problems.length === 0);
    expect(read().windows).toEqual([]);
    windows(windowAlways('deny'));
    await until(() => read().windows.length === 1);
    windows();
    await until(() => read().windows.length === 0);
  });

  it('come from the application where the project may not be read', async () => {
    windows(windowAlways('deny', { timeZone: 'Europe/Zurich' }));
    scene.sandbox.faults.forbidsProjects = true;
    const read = await watch();
    await until(() => read().windows.length === 1);
    expect(read()).toMatchObject({
      windows: [{ timeZone: 'UTC', kind: 'deny' }],
      problems: [expect.stringContaining('does not let our account read')],
    });
  });

  it('stay known, with word of it, while Argo CD is away', async () => {
    windows(windowAlways('deny'));
    const read = await watch();
    await until(() => read().windows.length === 1);
    scene.sandbox.faults.down = true;
    await until(() => read().problems.length > 0);
    expect(read().windows).toHaveLength(1);
    scene.sandbox.faults.down = false;
    await until(() => read().problems.length === 0);
  });

  it('say of one that makes no sense', async () => {
    windows(windowAlways('deny', { duration: 'soon' }));
    const read = await watch();
    await until(() => read().problems.some(text => text.includes('no sense')));
    expect(read().windows).toEqual([]);
  });

  it('are none for an environment without applications', () => {
    expect(scene.engine.windows(environment('empty'))).toEqual({
      windows: [],
      problems: [],
    });
  });
});

describe('goDurationMinutes', () => {
  it.each([
    ['1h', 60],
    ['1h30m', 90],
    ['1.5h', 90],
    ['90s', 1.5],
    ['soon', undefined],
    ['', undefined],
  ])('reads %s as %s', (text, minutes) => {
    expect(goDurationMinutes(text)).toBe(minutes);
  });
});

describe('matchesPattern', () => {
  it.each([
    ['*', 'shop-prod', true],
    ['shop-*', 'shop-prod', true],
    ['shop.*', 'shop-prod', false],
    ['https://*', 'https://a/b', true],
    ['shop-{prod,staging}', 'shop-staging', true],
    ['shop-[!p]*', 'shop-prod', false],
    ['sho?', 'shop', true],
    ['[', '[', false],
  ])('%s of %s: %s', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });
});
