import { ServiceUnavailableError } from '@backstage/errors';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readWorkspaceEntities } from '../catalog/readWorkspaceEntities';
import { registerLocation } from '../catalog/registerLocation';
import { isEnvironment, isSystem } from '../catalog/serviceEntities';
import { waitForEntities } from '../catalog/waitForEntities';
import type { ActionServices } from './ActionServices';
import { environmentsRegisterExamples } from './examples/environmentsRegister';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';

const POLL_MS = 1_000;
const USUAL_MINUTES = 3;

/** Registers the entities of a service in the catalog, and waits until they are there. */
export function createEnvironmentsRegisterAction(
  services: Pick<ActionServices, 'permissions' | 'catalog' | 'delay'>,
) {
  return createTemplateAction({
    id: 'flightdeck:environments:register',
    description:
      'Registers the catalog-info.yaml of a service by its address, with the rights of whoever started the task, and waits until its environments are in the catalog.',
    examples: environmentsRegisterExamples,
    supportsDryRun: true,
    schema: {
      input: {
        catalogInfoUrl: z =>
          z.string().url().describe('The address of catalog-info.yaml.'),
        environments: z =>
          z
            .array(z.object({ entityRef: z.string() }).passthrough())
            .optional()
            .describe(
              'Environments that must be there in the end, as flightdeck:service:render gives them.',
            ),
        timeoutMinutes: z =>
          z.number().positive().max(30).optional().describe('3 when absent.'),
      },
      output: {
        entityRef: z => z.string().optional().describe('The System.'),
        environments: z =>
          z.array(z.string()).describe('Refs of the environments.'),
        added: z =>
          z
            .boolean()
            .describe('False when it was registered before this task.'),
        catalogInfoUrl: z => z.string(),
      },
    },
    async handler(ctx) {
      const credentials = await requireServiceCreate(ctx, services.permissions);
      const {
        catalogInfoUrl,
        environments: expected = [],
        timeoutMinutes = USUAL_MINUTES,
      } = ctx.input;
      const { catalog, delay } = services;
      ctx.output('catalogInfoUrl', catalogInfoUrl);
      const tell = (
        entities: Awaited<ReturnType<typeof readWorkspaceEntities>>,
      ) => {
        const system = entities.find(isSystem);
        ctx.output('entityRef', system && stringifyEntityRef(system));
        const environments = entities.filter(isEnvironment);
        ctx.output('environments', environments.map(stringifyEntityRef));
      };
      if (ctx.isDryRun) {
        ctx.logger.info(`Would register ${catalogInfoUrl} in the catalog.`);
        tell(await readWorkspaceEntities(ctx.workspacePath));
        return;
      }
      const { ref, entities, added } = await registerLocation(
        catalog,
        catalogInfoUrl,
        credentials,
      );
      // A retry finds it there; it was this task all the same.
      const { ours } = await ctx.checkpoint({
        key: 'registered',
        fn: async () => ({ ours: added }),
      });
      ctx.output('added', ours);
      ctx.logger.info(
        added
          ? `Registered ${catalogInfoUrl}.`
          : `${catalogInfoUrl} is registered already.`,
      );
      const signal = signalOf(ctx);
      const missing = await waitForEntities({
        catalog,
        credentials,
        refs: [
          ...new Set([
            ...entities.map(entity => stringifyEntityRef(entity)),
            ...expected.map(({ entityRef }) => entityRef),
          ]),
        ],
        locationRef: ref,
        pollMs: POLL_MS,
        delay,
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(timeoutMinutes * 60_000),
        ]),
      });
      signal.throwIfAborted();
      if (missing.length > 0) {
        throw new ServiceUnavailableError(
          `The catalog has taken ${catalogInfoUrl}, and after ${timeoutMinutes} minutes still has no ${missing.join(
            ', no ',
          )}. Entities of these names may be there already from elsewhere.`,
        );
      }
      tell(entities);
    },
  });
}
