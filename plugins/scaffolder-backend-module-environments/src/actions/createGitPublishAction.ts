import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { cloneUrlOf, rawUrlOf } from '../config/GitHost';
import { GitRemote } from '../git/GitRemote';
import { publishFolder } from '../git/publishFolder';
import { findGitHost } from '../repository/describeRepository';
import type { ActionServices } from './ActionServices';
import { authorOf } from './authorOf';
import { gitPublishExamples } from './examples/gitPublish';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';

/** Pushes the workspace to a repository of a configured git host, as one commit. */
export function createGitPublishAction(
  services: Pick<
    ActionServices,
    'permissions' | 'gitHosts' | 'defaultAuthor' | 'now' | 'delay'
  >,
) {
  return createTemplateAction({
    id: 'flightdeck:git:publish',
    description:
      'Pushes the workspace as one commit to a new or empty repository of a git host that is configured in environments.git.hosts.',
    examples: gitPublishExamples,
    supportsDryRun: true,
    schema: {
      input: {
        host: z => z.string().describe('One of environments.git.hosts.'),
        name: z =>
          z
            .string()
            .regex(/^[a-z]([a-z0-9-]{0,58}[a-z0-9])?$/)
            .describe('The name of the repository.'),
        service: z =>
          z
            .string()
            .regex(/^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/)
            .describe('The name of the service, for the commit.'),
        message: z =>
          z.string().max(2_000).optional().describe('The commit message.'),
      },
      output: {
        cloneUrl: z => z.string().describe('What Argo CD and people clone.'),
        catalogInfoUrl: z =>
          z.string().describe('Where the catalog reads the entities.'),
        commit: z =>
          z.string().optional().describe('The commit; none in a dry run.'),
      },
    },
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const { name: repository, service, message } = ctx.input;
      const host = findGitHost(services.gitHosts, ctx.input.host);
      const branch = host.defaultBranch;
      const path = 'catalog-info.yaml';
      ctx.output('cloneUrl', cloneUrlOf(host, repository));
      ctx.output(
        'catalogInfoUrl',
        rawUrlOf(host, { repository, branch, path }),
      );
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would push the workspace to ${cloneUrlOf(host, repository)}.`,
        );
        return;
      }
      const signal = signalOf(ctx);
      const { commit, pushed } = await publishFolder({
        remote: new GitRemote(host, repository, signal),
        repository: `${host.name}/${repository}`,
        folder: ctx.workspacePath,
        message: message ?? `Begin ${service}`,
        provenance: { service, task: ctx.task.id },
        author: authorOf(ctx.user, services.defaultAuthor),
        now: services.now,
        delay: services.delay,
        signal,
      });
      ctx.logger.info(
        pushed
          ? `Pushed commit ${commit} to ${cloneUrlOf(host, repository)}.`
          : `Commit ${commit} of this task is in ${cloneUrlOf(
              host,
              repository,
            )} already.`,
      );
      ctx.output('commit', commit);
    },
  });
}
