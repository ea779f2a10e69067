import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  describeService,
  type ServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import { renderService } from '../rendering/renderService';
import { writeFiles } from '../rendering/writeFiles';
import { describeRepository } from '../repository/describeRepository';
import type { ActionServices } from './ActionServices';
import { serviceRenderExamples } from './examples/serviceRender';
import { requireAnswers } from './requireAnswers';
import { requireServiceCreate } from './requireServiceCreate';
import type { Zod } from './Zod';

const schema = {
  input: {
    answers: (z: Zod) => z.any().describe('The answers of the wizard.'),
  },
  output: {
    files: (z: Zod) => z.array(z.string()).describe('Paths in the workspace.'),
    service: (z: Zod) => z.string().describe('The name of the service.'),
    project: (z: Zod) =>
      z.string().describe('The name of the Argo CD project.'),
    argocdInstance: (z: Zod) => z.string(),
    applications: (z: Zod) =>
      z.array(z.string()).describe('Names of the Argo CD applications.'),
    environments: (z: Zod) =>
      z
        .array(
          z.object({
            name: z.string(),
            stage: z.string(),
            title: z.string(),
            namespaces: z.array(z.string()),
            host: z.string(),
            entityRef: z.string(),
          }),
        )
        .describe('The environments, in the order of promotion.'),
    cloneUrl: (z: Zod) => z.string().describe('What Argo CD and people clone.'),
    branch: (z: Zod) => z.string().describe('The main branch.'),
    catalogInfoUrl: (z: Zod) =>
      z.string().describe('Where the catalog will read the entities.'),
  },
};

/** Renders the files of a service into the workspace; the same in a dry run. */
export function createServiceRenderAction(
  services: Pick<
    ActionServices,
    'permissions' | 'templates' | 'gitHosts' | 'integrations'
  >,
) {
  return createTemplateAction({
    id: 'flightdeck:service:render',
    description:
      'Renders the files of a service from the answers of the wizard into the workspace, and checks them.',
    examples: serviceRenderExamples,
    supportsDryRun: true,
    schema,
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const answers = requireAnswers(ctx.input.answers);
      const repository = describeRepository(answers, {
        hosts: services.gitHosts,
        integrations: services.integrations,
      });
      const { templates } = services;
      const files = await renderService(templates, answers, repository);
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(
        `Rendered ${files.size} files of ${answers.name} from blueprint ${answers.blueprint}.`,
      );
      const environments = describeEnvironments(answers);
      const names = environments.map(({ name }) => name);
      ctx.output('files', [...files.keys()]);
      ctx.output('service', answers.name);
      ctx.output('project', describeService(answers).project);
      ctx.output('argocdInstance', answers.placement.argocdInstance);
      ctx.output('applications', names);
      ctx.output('environments', environments);
      ctx.output('cloneUrl', repository.cloneUrl);
      ctx.output('branch', repository.branch);
      ctx.output('catalogInfoUrl', repository.catalogInfoUrl);
    },
  });
}

function describeEnvironments(answers: ServiceAnswers) {
  return describeService(answers).environments.map(
    ({ name, stage, title, namespaces, host }) => ({
      name,
      stage,
      title,
      namespaces,
      host,
      entityRef: `resource:default/${name}`,
    }),
  );
}
