import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { authorOf } from '@flightdeck/plugin-environments-backend-module-git';
import { parseServiceAnswers } from '@flightdeck/plugin-environments-common';
import { describeUndo, type UndoReport } from '../undo/UndoReport';
import { undoService } from '../undo/undoService';
import type { ActionServices } from './ActionServices';
import { serviceCleanupExamples } from './examples/serviceCleanup';
import { requireServiceCreate } from './requireServiceCreate';
import type { Zod } from './Zod';

/** Deleting applications waits for what they deployed. */
const UNDO_MS = 300_000;

const schema = {
  input: {
    answers: (z: Zod) => z.any().describe('The answers of the wizard.'),
    registered: (z: Zod) =>
      z
        .boolean()
        .optional()
        .describe(
          'Whether this task has registered the service: the output added of the step that registers. Not needed with plain git.',
        ),
  },
  output: {
    undone: (z: Zod) => z.array(z.string()).describe('What is gone.'),
    left: (z: Zod) =>
      z.array(z.string()).describe('What is still there, each with why.'),
  },
};

/** Undoes what this task has made, after one of its steps has failed. */
export function createServiceCleanupAction(
  services: Omit<ActionServices, 'templates' | 'deliveries'>,
) {
  return createTemplateAction({
    id: 'flightdeck:service:cleanup',
    description:
      'Undoes what this task has made of a service: for a step with the condition failure(). Says what it had to leave. Never touches what another task or a person made.',
    examples: serviceCleanupExamples,
    supportsDryRun: true,
    schema,
    async handler(ctx) {
      const credentials = await requireServiceCreate(ctx, services.permissions);
      const tell = (report: UndoReport) => {
        ctx.output('undone', report.undone);
        ctx.output('left', report.left);
        ctx.logger.info(describeUndo(report) ?? 'There was nothing to undo.');
      };
      const { answers } = parseServiceAnswers(ctx.input.answers);
      // Of answers that are not right nothing was made.
      if (!answers || ctx.isDryRun) {
        tell({ undone: [], left: [] });
        return;
      }
      const report = await undoService(answers, services, {
        task: ctx.task.id,
        credentials,
        author: authorOf(ctx.user, services.defaultAuthor),
        registered: ctx.input.registered === true,
        signal: AbortSignal.timeout(UNDO_MS),
      });
      tell(report);
    },
  });
}
