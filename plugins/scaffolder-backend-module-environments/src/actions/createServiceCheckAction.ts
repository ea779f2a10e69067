import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseServiceAnswers } from '@flightdeck/plugin-environments-common';
import { checkService, type CheckServices } from '../checks/checkService';
import type { ServiceProblem } from '../checks/ServiceProblem';
import type { ActionServices } from './ActionServices';
import { serviceCheckExamples } from './examples/serviceCheck';
import { requireServiceCreate } from './requireServiceCreate';
import { signalOf } from './signalOf';
import type { Zod } from './Zod';

const schema = {
  input: {
    answers: (z: Zod) => z.any().describe('The answers of the wizard.'),
  },
  output: {
    problems: (z: Zod) =>
      z
        .array(
          z.object({
            field: z.string(),
            message: z.string(),
            severity: z.enum(['error', 'unknown', 'warning']),
          }),
        )
        .describe(
          'What is wrong (error), what cannot be told now (unknown), and what could not be looked at (warning).',
        ),
  },
};

/** Tells all that is in the way of a service before anything of it is made. */
export function createServiceCheckAction(
  services: CheckServices & Pick<ActionServices, 'permissions'>,
) {
  return createTemplateAction({
    id: 'flightdeck:service:check',
    description:
      'Checks the answers of the wizard, and whether the catalog, git, Argo CD and the cluster have what the service needs and nothing of its names. Fails with all that is in the way; a dry run gives it as output.',
    examples: serviceCheckExamples,
    supportsDryRun: true,
    schema,
    async handler(ctx) {
      const credentials = await requireServiceCreate(ctx, services.permissions);
      const signal = signalOf(ctx);
      const { answers, mistakes } = parseServiceAnswers(ctx.input.answers);
      const problems: ServiceProblem[] = mistakes
        ? mistakes.map(mistake => ({ ...mistake, severity: 'error' as const }))
        : await checkService(answers, services, {
            task: ctx.task.id,
            credentials,
            signal,
          });
      signal.throwIfAborted();
      ctx.output('problems', problems);
      const severe = problems.filter(({ severity }) => severity !== 'warning');
      for (const problem of ctx.isDryRun ? problems : problems.filter(isMild)) {
        ctx.logger.warn(toSentence(problem));
      }
      if (problems.length === 0) {
        ctx.logger.info('Nothing is in the way of the service.');
      }
      if (severe.length > 0 && !ctx.isDryRun) {
        throw new InputError(
          `The service cannot be created like this. Nothing was made. ${severe
            .map(toSentence)
            .join(' ')}`,
        );
      }
    },
  });
}

function isMild({ severity }: ServiceProblem): boolean {
  return severity === 'warning';
}

function toSentence({ field, message }: ServiceProblem): string {
  return `${field || 'answers'}: ${message}`;
}
