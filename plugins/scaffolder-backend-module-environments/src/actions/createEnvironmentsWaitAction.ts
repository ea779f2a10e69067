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
import type { Zod } from './Zod';

const POLL_MS = 2_000;
const USUAL_MINUTES = 10;
const HEADER = ['name', 'sync', 'health'] as const;

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

const schema = {
  input: {
    instance: (z: Zod) => z.string().describe('The Argo CD instance.'),
    project: (z: Zod) =>
      z
        .string()
        .optional()
        .describe(
          'The project of the applications. Without it Argo CD does not tell an application that is missing from one that its account may not see.',
        ),
    applications: (z: Zod) =>
      z.array(z.string()).min(1).describe('Names of the applications.'),
    sync: (z: Zod) =>
      z
        .boolean()
        .optional()
        .describe(
          'Whether to sync applications of this task that are not automated. They are left for a person when false or absent.',
        ),
    timeoutMinutes: (z: Zod) =>
      z.number().positive().max(120).optional().describe('10 when absent.'),
    failOn: (z: Zod) =>
      z
        .enum(['sync', 'health', 'never'])
        .optional()
        .describe(
          'Fails the step when an application could not be synced in time (sync, the default), also when it is not healthy in time (health), or never.',
        ),
  },
  output: {
    environments: (z: Zod) =>
      z.array(
        z.object({
          name: z.string(),
          sync: z.string(),
          health: z.string(),
        }),
      ),
  },
};

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
    schema,
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const { applications, project, failOn = 'sync' } = ctx.input;
      const { administrations, delay } = services;
      const administration = findAdministration(
        administrations,
        ctx.input.instance,
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
        task: ctx.task.id,
        requestedBy: ctx.user?.ref ?? 'unknown',
        pollMs: POLL_MS,
        delay,
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
          HEADER,
          environments.map(each => HEADER.map(column => each[column])),
        )}`,
      );
      ctx.output('environments', environments);
      const failures = findFailures(followed, failOn);
      if (failures.length > 0) {
        throw new InputError(
          `Not all applications came up within ${minutes} minutes. ${tell(
            failures,
          )}`,
        );
      }
      const unfinished = followed.filter(({ state }) => state !== 'done');
      if (unfinished.length > 0) {
        ctx.logger.warn(`Going on all the same. ${tell(unfinished)}`);
      }
    },
  });
}

function tell(followed: readonly FollowedApplication[]): string {
  return followed.map(({ name, sentence }) => `${name} ${sentence}`).join(' ');
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
