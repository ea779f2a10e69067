import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import { z } from 'zod';
import { changeOf } from './__testUtils__/changeOf';
import { createRepository, plainHost } from './__testUtils__/createRepository';

jest.setTimeout(120_000);

const applicationSchema = z.object({
  spec: z.object({
    source: z.object({
      repoURL: z.string(),
      path: z.string(),
      targetRevision: z.string(),
    }),
  }),
  status: z.object({ sync: z.object({ revision: z.string() }) }),
});

describe('with the Argo CD of the sandbox', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
  });

  afterAll(() => sandbox.stop());

  async function readApplication(name: string) {
    const response = await fetch(
      `${sandbox.urls.argocd}/api/v1/applications/${name}?refresh=normal`,
      { headers: { authorization: `Bearer ${sandbox.tokens.argocd}` } },
    );
    return applicationSchema.parse(await response.json());
  }

  it('reads what an application is made of, and changes it', async () => {
    const options = { signal: new AbortController().signal };
    const { urls, tokens } = sandbox;
    const git = createRepository(plainHost(urls.git, tokens.git));
    const { spec, status } = await readApplication('co2-calculator-staging');
    const { repoURL: repository, path, targetRevision: revision } = spec.source;
    expect(git.methods(repository)).toEqual(['commit']);

    const wanted = { repository, revision, path };
    const {
      branch,
      commit: base,
      files,
    } = await git.readFolder(wanted, options);
    expect({ branch, base }).toEqual({
      branch: revision,
      base: status.sync.revision,
    });
    const [file] = files.keys();
    const text = `${files.get(file)}# Seen.\n`;
    const change = changeOf({
      repository,
      base,
      branch,
      files: new Map([[file, text]]),
    });
    const { commit } = await git.write(change, options);

    const after = await readApplication('co2-calculator-staging');
    expect(after.status.sync.revision).toBe(commit);
    const then = await git.readFolder(wanted, options);
    expect(then).toMatchObject({ commit, branch });
    expect(then.files.get(file)).toBe(text);
  });
});
