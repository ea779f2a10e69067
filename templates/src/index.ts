/**
 * The services that the wizard creates: renders the template of a blueprint from answers.
 *
 * @packageDocumentation
 */

export {
  TemplateLibrary,
  type ServiceFiles,
  type ServiceRepository,
} from './TemplateLibrary';
export { exampleAnswers } from './exampleAnswers';
