import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

export const backupFirstMonolithAnswerSets: Record<
  string,
  ServiceAnswersInput
> = {
  defaults: exampleAnswers['backup-first-monolith'],
};
