import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  authorOf,
  cloneUrlOf,
  rawUrlOf,
} from '@flightdeck/plugin-environments-backend-module-git';
import { GitRemote } from '../git/GitRemote';
import { publishFolder } from '../git/publishFolder';
import { findGitHost } from '../repository/describeRepository';
import type { ActionServices } from './ActionServices';
import { gitPublishExamples } from './examples/gitPublish';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';
import type { Zod } from './Zod';

const schema = {
  input: {
    host: (z: Zod) => z.string().describe('One of environments.git.hosts.'),
    name: (z: Zod) =>
      z
        .string()
        .regex(/^[a-z]([a-z0-9-]{0,58}[a-z0-9])?$/)
        .describe('The name of the repository.'),
    service: (z: Zod) =>
      z
        .string()
        .regex(/^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/)
        .describe('The name of the service, for the commit.'),
    message: (z: Zod) =>
      z.string().max(2_000).optional().describe('The commit message.'),
  },
  output: {
    cloneUrl: (z: Zod) => z.string().describe('What Argo CD and people clone.'),
    catalogInfoUrl: (z: Zod) =>
      z.string().describe('Where the catalog reads the entities.'),
    commit: (z: Zod) =>
      z.string().optional().describe('The commit; none in a dry run.'),
  },
};

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
    schema,
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const { name: repository, service, message } = ctx.input;
      const host = findGitHost(services.gitHosts, ctx.input.host);
      const url = cloneUrlOf(host, repository);
      const branch = host.defaultBranch;
      const file = { repository, branch, path: 'catalog-info.yaml' };
      ctx.output('cloneUrl', url);
      ctx.output('catalogInfoUrl', rawUrlOf(host, file));
      if (ctx.isDryRun) {
        ctx.logger.info(`Would push the workspace to ${url}.`);
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
          ? `Pushed commit ${commit} to ${url}.`
          : `Commit ${commit} of this task is in ${url} already.`,
      );
      ctx.output('commit', commit);
    },
  });
}
