import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { describeService } from '@flightdeck/plugin-environments-common';
import { renderService } from '../rendering/renderService';
import { writeFiles } from '../rendering/writeFiles';
import { describeRepository } from '../repository/describeRepository';
import type { ActionServices } from './ActionServices';
import { serviceRenderExamples } from './examples/serviceRender';
import { requireAnswers } from './requireAnswers';
import { requireServiceCreate } from './requireServiceCreate';

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
    schema: {
      input: {
        answers: z => z.any().describe('The answers of the wizard.'),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths in the workspace.'),
        service: z => z.string().describe('The name of the service.'),
        project: z => z.string().describe('The name of the Argo CD project.'),
        argocdInstance: z => z.string(),
        applications: z =>
          z.array(z.string()).describe('Names of the Argo CD applications.'),
        environments: z =>
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
        cloneUrl: z => z.string().describe('What Argo CD and people clone.'),
        branch: z => z.string().describe('The main branch.'),
        catalogInfoUrl: z =>
          z.string().describe('Where the catalog will read the entities.'),
      },
    },
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const answers = requireAnswers(ctx.input.answers);
      const repository = describeRepository(answers, {
        hosts: services.gitHosts,
        integrations: services.integrations,
      });
      const files = await renderService(
        services.templates,
        answers,
        repository,
      );
      await writeFiles(ctx.workspacePath, files);
      ctx.logger.info(
        `Rendered ${files.size} files of ${answers.name} from blueprint ${answers.blueprint}.`,
      );

      const { environments, project } = describeService(answers);
      ctx.output('files', [...files.keys()]);
      ctx.output('service', answers.name);
      ctx.output('project', project);
      ctx.output('argocdInstance', answers.placement.argocdInstance);
      ctx.output(
        'applications',
        environments.map(({ name }) => name),
      );
      ctx.output(
        'environments',
        environments.map(({ name, stage, title, namespaces, host }) => ({
          name,
          stage,
          title,
          namespaces,
          host,
          entityRef: `resource:default/${name}`,
        })),
      );
      ctx.output('cloneUrl', repository.cloneUrl);
      ctx.output('branch', repository.branch);
      ctx.output('catalogInfoUrl', repository.catalogInfoUrl);
    },
  });
}
