import type { Application } from '@flightdeck/plugin-environments-common';
import { FakeReleaseRepository } from '../../__testUtils__/FakeReleaseRepository';
import { anApplication } from '../../__testUtils__/fixtures';
import { aManifest, SHOP_GIT } from '../../__testUtils__/PromotionScene';
import { planPromotion } from './planPromotion';
import { RepositoryReader } from './RepositoryReader';

type Source = Application['sources'][number];

const VALUES_GIT = 'https://git.example.com/values.git';

describe('planPromotion', () => {
  let repository: FakeReleaseRepository;
  beforeEach(() => {
    repository = new FakeReleaseRepository();
  });

  interface Stage {
    sources: Source[];
    /** What is deployed, by source. */
    at: string[];
    images: string[];
  }

  async function plan(from: Stage, to: Stage) {
    const reader = new RepositoryReader({
      engines: { releaseRepositories: [repository] },
      signal: new AbortController().signal,
    });
    const toApplication = (name: string, { at, images, sources }: Stage) =>
      anApplication(name, {
        sources,
        images,
        sync: { status: 'Synced', revisions: at },
        history: [{ id: 1, revisions: at }],
      });
    return planPromotion({
      reader,
      from: {
        name: 'shop-staging',
        applications: [toApplication('web-staging', from)],
        images: from.images,
      },
      to: {
        name: 'shop-prod',
        applications: [toApplication('web-prod', to)],
      },
    });
  }

  const web = (tag: string) => [`registry.test/web:${tag}`];
  const folder = (path: string, targetRevision = 'main'): Source => ({
    repoUrl: SHOP_GIT,
    path,
    targetRevision,
  });

  describe('of stages that follow branches of their own', () => {
    /** As the CO2 calculator: staging follows main, production a branch of that name. */
    function twoBranches() {
      const old = repository.push(SHOP_GIT, {
        'staging/web.yaml': aManifest('1.4.0'),
        'prod/web.yaml': aManifest('1.4.0'),
        'prod/gone.yaml': 'kind: ConfigMap\n',
      });
      repository.branch(SHOP_GIT, 'production', old);
      const tried = repository.push(SHOP_GIT, {
        'staging/web.yaml': aManifest('1.5.0'),
      });
      const released = repository.push(SHOP_GIT, {
        'prod/web.yaml': aManifest('1.5.0', 'factors of 2025'),
        'prod/budget.yaml': 'kind: PodDisruptionBudget\n',
        'prod/gone.yaml': undefined,
      });
      return { old, tried, released };
    }
    const prod = (at: string): Stage => ({
      sources: [folder('prod', 'production')],
      at: [at],
      images: web('1.4.0'),
    });

    it('gives the branch the folder as it is at the commit of the stage before', async () => {
      const { old, released } = twoBranches();
      const { commits, notes, obstacles } = await plan(
        { sources: [folder('staging')], at: [released], images: web('1.5.0') },
        prod(old),
      );
      expect(obstacles).toEqual([]);
      expect(commits).toMatchObject([
        {
          repository: SHOP_GIT,
          branch: 'production',
          base: old,
          copies: [{ path: 'prod', revision: released }],
          edits: [],
        },
      ]);
      expect([...commits[0].files]).toEqual([
        ['prod/budget.yaml', 'kind: PodDisruptionBudget\n'],
        ['prod/gone.yaml', undefined],
        ['prod/web.yaml', aManifest('1.5.0', 'factors of 2025')],
      ]);
      expect(notes).toEqual([
        expect.stringContaining(
          'What was changed on production alone is overwritten.',
        ),
      ]);
      expect(JSON.stringify(commits[0].shown)).not.toContain('factors');
    });

    it('changes images beside it, where the folder lags behind what runs', async () => {
      const { old, tried } = twoBranches();
      const { commits, obstacles } = await plan(
        { sources: [folder('staging')], at: [tried], images: web('1.5.0') },
        prod(old),
      );
      expect(obstacles).toEqual([]);
      expect(commits[0].copies).toEqual([]);
      expect([...commits[0].files]).toEqual([
        ['prod/web.yaml', aManifest('1.5.0')],
      ]);
    });

    it('says so when the branch has all of it', async () => {
      const { released } = twoBranches();
      repository.branch(SHOP_GIT, 'production', released);
      const { commits, obstacles } = await plan(
        { sources: [folder('staging')], at: [released], images: web('1.5.0') },
        prod(released),
      );
      expect(commits).toEqual([]);
      expect(obstacles).toEqual([
        'Git already has the release of shop-staging for shop-prod.',
      ]);
    });
  });

  describe('of charts', () => {
    const chart = (
      valueFiles: string[],
      more: Partial<Source> = {},
    ): Source => ({
      ...folder('helm'),
      helm: { valueFiles, parameters: [], hasOwnValues: false },
      ...more,
    });
    const image = (tag: string) => `image:\n  tag: "${tag}" # here\n`;

    it('changes the values file of the target alone', async () => {
      const head = repository.push(SHOP_GIT, {
        'helm/Chart.yaml': 'name: shop\n',
        'helm/values.yaml': 'image: { repository: registry.test/web }\n',
        'helm/values-staging.yaml': image('1.5.0'),
        'helm/values-prod.yaml': image('1.4.0'),
      });
      const { commits, obstacles } = await plan(
        {
          sources: [chart(['values.yaml', 'values-staging.yaml'])],
          at: [head],
          images: web('1.5.0'),
        },
        {
          sources: [chart(['values.yaml', 'values-prod.yaml'])],
          at: [head],
          images: web('1.4.0'),
        },
      );
      expect(obstacles).toEqual([]);
      expect([...commits[0].files]).toEqual([
        ['helm/values-prod.yaml', image('1.5.0')],
      ]);
    });

    it('finds values in another repository', async () => {
      const head = repository.push(SHOP_GIT, {
        'helm/Chart.yaml': 'name: shop\n',
      });
      const values = repository.push(VALUES_GIT, {
        'shop/staging.yaml': `web: { image: registry.test/web:1.5.0 }\n`,
        'shop/prod.yaml': `web: { image: registry.test/web:1.4.0 }\n`,
      });
      const sources = (stage: string): Source[] => [
        chart([`$values/shop/${stage}.yaml`]),
        { repoUrl: VALUES_GIT, targetRevision: 'main', ref: 'values' },
      ];
      const { commits, obstacles } = await plan(
        {
          sources: sources('staging'),
          at: [head, values],
          images: web('1.5.0'),
        },
        { sources: sources('prod'), at: [head, values], images: web('1.4.0') },
      );
      expect(obstacles).toEqual([]);
      expect(commits).toMatchObject([{ repository: VALUES_GIT, base: values }]);
      expect([...commits[0].files.values()]).toEqual([
        'web: { image: registry.test/web:1.5.0 }\n',
      ]);
    });

    it('does not touch a file that the stage before reads, too', async () => {
      const head = repository.push(SHOP_GIT, {
        'helm/Chart.yaml': 'name: shop\n',
        'helm/values.yaml': 'web: { image: registry.test/web:1.6.0 }\n',
      });
      const { commits, obstacles } = await plan(
        { sources: [chart([])], at: [head], images: web('1.5.0') },
        { sources: [chart([])], at: [head], images: web('1.4.0') },
      );
      expect(commits).toEqual([]);
      expect(obstacles).toEqual([
        expect.stringMatching(
          /^helm\/values\.yaml sets the image .* for shop-staging, too/,
        ),
      ]);
    });
  });

  describe('of what follows a tag', () => {
    const declared = (targetRevision: string) => `kind: Application
apiVersion: argoproj.io/v1alpha1
metadata: { name: web-prod }
spec:
  source: { repoURL: ${SHOP_GIT}, path: deploy, targetRevision: ${targetRevision} }
`;

    function tagged(manifest: Record<string, string>) {
      const old = repository.push(
        SHOP_GIT,
        { 'deploy/web.yaml': aManifest('1.4.0'), ...manifest },
        { tag: 'v1.4.0' },
      );
      const next = repository.push(
        SHOP_GIT,
        { 'deploy/web.yaml': aManifest('1.5.0') },
        { tag: 'v1.5.0' },
      );
      return { old, next };
    }
    const stages = ({
      next,
      old,
    }: {
      old: string;
      next: string;
    }): [Stage, Stage] => [
      {
        sources: [folder('deploy', 'v1.5.0')],
        at: [next],
        images: web('1.5.0'),
      },
      {
        sources: [folder('deploy', 'v1.4.0')],
        at: [old],
        images: web('1.4.0'),
      },
    ];

    it('changes it in the manifest of the application', async () => {
      const revisions = tagged({ 'argocd/prod.yaml': declared('v1.4.0') });
      const planned = await plan(...stages(revisions));
      expect(planned.obstacles).toEqual([]);
      expect([...planned.commits[0].files]).toEqual([
        ['argocd/prod.yaml', declared('v1.5.0')],
      ]);
      expect(planned.revisions).toMatchObject([
        { application: { name: 'web-prod' }, targetRevision: 'v1.5.0' },
      ]);
    });

    it('guesses nothing when no manifest says so', async () => {
      const { commits, obstacles } = await plan(...stages(tagged({})));
      expect(commits).toEqual([]);
      expect(obstacles).toEqual([
        `web-prod follows v1.4.0 of ${SHOP_GIT}, and no one manifest of it, in the repositories that it is deployed from, says so: change it where the application is declared.`,
      ]);
    });

    it('does not bring a revision that holds another release', async () => {
      const revisions = tagged({ 'argocd/prod.yaml': declared('v1.4.0') });
      const [from, to] = stages(revisions);
      const { obstacles } = await plan({ ...from, images: web('1.6.0') }, to);
      expect(obstacles).toEqual([
        expect.stringMatching(
          /^deploy\/web\.yaml .*would have to be changed, and is read at .* no branch/,
        ),
      ]);
    });
  });

  it('says which repository nobody has access to', async () => {
    const { obstacles } = await plan(
      { sources: [folder('staging')], at: ['a'], images: web('2') },
      { sources: [folder('prod')], at: ['a'], images: web('1') },
    );
    expect(obstacles).toEqual([
      `Nothing that could change ${SHOP_GIT}, from which web-prod is deployed, is configured.`,
    ]);
  });
});
