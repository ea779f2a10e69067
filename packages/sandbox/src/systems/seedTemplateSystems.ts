import { parseServiceAnswers } from '@flightdeck/plugin-environments-common';
import { exampleAnswers, TemplateLibrary } from '@flightdeck/service-templates';
import { parse } from 'yaml';
import { seedSystem, type SeedTarget } from '../argocd';
import { parseManifest } from '../kubernetes/manifest';

/** The systems that are made of templates, by their blueprint; the CO2 calculator has a seed of its own. */
const BLUEPRINTS = [
  'analytics-pipeline',
  'backup-first-monolith',
  'multi-az-eks',
] as const;

/**
 * Puts the screener, ExpoScholar and Officeless into the sandbox, as the wizard would have made them:
 * their repositories, projects and applications. To be called before Argo CD starts.
 */
export async function seedTemplateSystems(target: SeedTarget): Promise<void> {
  const library = await TemplateLibrary.create();
  for (const blueprint of BLUEPRINTS) {
    const { answers, mistakes } = parseServiceAnswers(
      exampleAnswers[blueprint],
    );
    if (!answers) {
      throw new Error(
        `The example of ${blueprint} has mistakes: ${mistakes
          .map(({ field, message }) => `${field}: ${message}`)
          .join(' ')}`,
      );
    }
    const files = await library.render(answers, {
      cloneUrl: `${target.git.url}/${answers.name}.git`,
      branch: 'main',
    });
    const manifestAt = (path: string) =>
      parseManifest(parse(files.get(path) ?? ''));
    await seedSystem(target, {
      repository: { name: answers.name, files },
      project: manifestAt('argocd/project.yaml'),
      applications: answers.stages.map(stage => ({
        manifest: manifestAt(`argocd/${stage}.yaml`),
        deployedBy: 'release-manager',
      })),
    });
  }
}
