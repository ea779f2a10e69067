import { toError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DeliverySetup } from '../delivery/DeliverySetup';
import { findAdministration } from '../delivery/findAdministration';
import { readDeliveryManifests } from '../delivery/readDeliveryManifests';
import { undoDelivery } from '../delivery/undoDelivery';
import { withUndo } from '../undo/UndoReport';
import type { ActionServices } from './ActionServices';
import { argocdCreateExamples } from './examples/argocdCreate';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';
import type { Zod } from './Zod';

/** How long undoing may take after a failure. */
const UNDO_MS = 120_000;

const schema = {
  input: {
    instance: (z: Zod) =>
      z.string().describe('The Argo CD instance, as the portal names it.'),
    service: (z: Zod) =>
      z
        .string()
        .describe(
          'The name of the service: that of its project, and what the names of its applications begin with.',
        ),
  },
  output: {
    project: (z: Zod) => z.string(),
    applications: (z: Zod) => z.array(z.string()),
  },
};

/** Creates the Argo CD project and applications that the workspace describes. */
export function createArgocdCreateAction(
  services: Pick<ActionServices, 'permissions' | 'administrations' | 'delay'>,
) {
  return createTemplateAction({
    id: 'flightdeck:argocd:create',
    description:
      'Creates the AppProject and the Applications of the folder argocd of the workspace in an Argo CD instance; takes back what it made when one of them fails.',
    examples: argocdCreateExamples,
    supportsDryRun: true,
    schema,
    async handler(ctx) {
      await requireServiceCreate(ctx, services.permissions);
      const administration = findAdministration(
        services.administrations,
        ctx.input.instance,
      );
      const manifests = await readDeliveryManifests(
        ctx.workspacePath,
        ctx.input.service,
      );
      const project = manifests.project.name;
      const applications = manifests.applications.map(({ name }) => name);
      ctx.output('project', project);
      ctx.output('applications', applications);
      if (ctx.isDryRun) {
        const names = applications.join(', ');
        ctx.logger.info(
          `Would create project ${project} and applications ${names} in Argo CD '${ctx.input.instance}'.`,
        );
        return;
      }
      const { delay } = services;
      const task = ctx.task.id;
      try {
        await new DeliverySetup({
          administration,
          owner: { task, createdBy: ctx.user?.ref ?? 'unknown' },
          delay,
          signal: signalOf(ctx),
          onThere: sentence => ctx.logger.info(sentence),
        }).create(manifests);
      } catch (error) {
        // The task may have been cancelled; what it made has to go all the same.
        const signal = AbortSignal.timeout(UNDO_MS);
        const what = { administration, task, project, applications };
        const report = await undoDelivery({ ...what, delay, signal });
        throw withUndo(toError(error), report);
      }
    },
  });
}
