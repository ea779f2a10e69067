import { InputError } from '@backstage/errors';
import type { ServiceAnswers } from '@flightdeck/plugin-environments-common';
import type {
  ServiceFiles,
  TemplateLibrary,
} from '@flightdeck/service-templates';
import type { DescribedRepository } from '../repository/describeRepository';
import { findFaults } from './findFaults';

/**
 * Renders the files of a service, and looks whether they are right.
 *
 * @throws InputError that tells every fault with its file
 */
export async function renderService(
  templates: TemplateLibrary,
  answers: ServiceAnswers,
  { cloneUrl, branch }: DescribedRepository,
): Promise<ServiceFiles> {
  const files = await templates.render(answers, { cloneUrl, branch });
  const faults = await findFaults(files);
  if (faults.length > 0) {
    throw new InputError(
      `The template of ${
        answers.blueprint
      } is not right for these answers. ${faults.join(' ')}`,
    );
  }
  return files;
}
