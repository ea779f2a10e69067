import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { drawTable } from '../delivery/drawTable';
import { findAdministration } from '../delivery/findAdministration';
import {
  type FollowedApplication,
  followFirstSyncs,
} from '../delivery/followFirstSyncs';
import type { ActionServices } from './ActionServices';
import { environmentsWaitExamples } from './examples/environmentsWait';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';

const POLL_MS = 2_000;
const USUAL_MINUTES = 10;

type FailOn = 'sync' | 'health' | 'never';

/** What of the applications is worse than the template allows. */
function findFailures(
  followed: readonly FollowedApplication[],
  failOn: FailOn,
): FollowedApplication[] {
  const tolerated = { sync: ['done', 'deployed'], health: ['done'], never: [] };
  return failOn === 'never'
    ? []
    : followed.filter(({ state }) => !tolerated[failOn].includes(state));
}

/** Waits until the applications of a new service have come up for the first time. */
export function createEnvironmentsWaitAction(
  services: Pick<ActionServices, 'permissions' | 'administrations' | 'delay'>,
) {
  return createTemplateAction({
    id: 'flightdeck:environments:wait',
    description:
      'Waits for the first sync of Argo CD applications, and syncs those that nothing syncs by itself when asked to.',
    examples: environmentsWaitExamples,
    supportsDryRun: true,
    schema: {
      input: {
        instance: z => z.string().describe('The Argo CD instance.'),
        project: z =>
          z
            .string()
            .optional()
            .describe(
              'The project of the applications. Without it Argo CD does not tell an application that is missing from one that its account may not see.',
            ),
        applications: z => z.array(z.string()).min(1),
        sync: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to sync applications that are not automated. They are left for a person when false or absent.',
            ),
        timeoutMinutes: z =>
          z.number().positive().max(120).optional().describe('10 when absent.'),
        failOn: z =>
          z
            .enum(['sync', 'health', 'never'])
            .optional()
            .describe(
              'Fails the step when an application could not be synced in time (sync, the default), also when it is not healthy in time (health), or never.',
            ),
      },
      output: {
        environments: z =>
          z.array(
            z.object({
              name: z.string(),
              sync: z.string(),
              health: z.string(),
            }),
          ),
      },
    },
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const { instance, applications, project, failOn = 'sync' } = ctx.input;
      const administration = findAdministration(
        services.administrations,
        instance,
      );
      if (ctx.isDryRun) {
        ctx.logger.info(`Would wait for ${applications.join(', ')}.`);
        ctx.output('environments', applications.map(toUnknown));
        return;
      }
      const minutes = ctx.input.timeoutMinutes ?? USUAL_MINUTES;
      const signal = signalOf(ctx);
      const followed = await followFirstSyncs({
        administration,
        project,
        applications,
        sync: ctx.input.sync === true,
        requestedBy: ctx.user?.ref ?? 'unknown',
        pollMs: POLL_MS,
        delay: services.delay,
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(minutes * 60_000),
        ]),
        onProgress: (name, sentence) => ctx.logger.info(`${name} ${sentence}`),
      });
      signal.throwIfAborted();

      const environments = followed.map(toEnvironment);
      ctx.logger.info(
        `\n${drawTable(
          ['application', 'sync', 'health'],
          environments.map(({ name, sync, health }) => [name, sync, health]),
        )}`,
      );
      ctx.output('environments', environments);
      const failures = findFailures(followed, failOn);
      const sentences = (some: readonly FollowedApplication[]) =>
        some.map(({ name, sentence }) => `${name} ${sentence}`).join(' ');
      if (failures.length > 0) {
        throw new InputError(
          `Not all applications came up within ${minutes} minutes. ${sentences(
            failures,
          )}`,
        );
      }
      const unfinished = followed.filter(({ state }) => state !== 'done');
      if (unfinished.length > 0) {
        ctx.logger.warn(`Going on all the same. ${sentences(unfinished)}`);
      }
    },
  });
}

function toUnknown(name: string) {
  return { name, sync: 'Unknown', health: 'Unknown' };
}

function toEnvironment({ name, application }: FollowedApplication) {
  return application
    ? {
        name,
        sync: application.sync.status,
        health: application.health.status,
      }
    : toUnknown(name);
}
