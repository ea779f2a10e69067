import { stringifyEntityRef } from '@backstage/catalog-model';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readWorkspaceEntities } from '../catalog/readWorkspaceEntities';
import { registerLocation } from '../catalog/registerLocation';
import { findServiceRefs, type ServiceRefs } from '../catalog/serviceEntities';
import { waitForEntities } from '../catalog/waitForEntities';
import type { ActionServices } from './ActionServices';
import { environmentsRegisterExamples } from './examples/environmentsRegister';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';
import type { Zod } from './Zod';

const POLL_MS = 1_000;
const USUAL_MINUTES = 3;

const schema = {
  input: {
    catalogInfoUrl: (z: Zod) =>
      z.string().url().describe('The address of catalog-info.yaml.'),
    environments: (z: Zod) =>
      z
        .array(z.object({ entityRef: z.string() }).passthrough())
        .optional()
        .describe(
          'Environments that must be there in the end, as flightdeck:service:render gives them.',
        ),
    timeoutMinutes: (z: Zod) =>
      z.number().positive().max(30).optional().describe('3 when absent.'),
  },
  output: {
    entityRef: (z: Zod) => z.string().optional().describe('The System.'),
    environments: (z: Zod) =>
      z.array(z.string()).describe('Refs of the environments.'),
    added: (z: Zod) =>
      z.boolean().describe('False when it was registered before this task.'),
    catalogInfoUrl: (z: Zod) => z.string(),
  },
};

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
    schema,
    async handler(ctx) {
      const credentials = await requireServiceCreate(ctx, services.permissions);
      const { catalogInfoUrl, environments: expected = [] } = ctx.input;
      ctx.output('catalogInfoUrl', catalogInfoUrl);
      const tell = ({ system, environments }: ServiceRefs) => {
        ctx.output('entityRef', system);
        ctx.output('environments', environments);
      };
      if (ctx.isDryRun) {
        ctx.logger.info(`Would register ${catalogInfoUrl} in the catalog.`);
        tell(findServiceRefs(await readWorkspaceEntities(ctx.workspacePath)));
        return;
      }
      const { ref, entities, added } = await registerLocation(
        services.catalog,
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
        `${catalogInfoUrl} is registered${added ? '' : ' already'}.`,
      );
      const refs = [
        ...entities.map(entity => stringifyEntityRef(entity)),
        ...expected.map(({ entityRef }) => entityRef),
      ];
      await waitForEntities({
        ...services,
        credentials,
        refs: [...new Set(refs)],
        locationRef: ref,
        pollMs: POLL_MS,
        timeoutMinutes: ctx.input.timeoutMinutes ?? USUAL_MINUTES,
        signal: signalOf(ctx),
      });
      tell(findServiceRefs(entities));
    },
  });
}
