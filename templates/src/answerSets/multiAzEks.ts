import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

export const multiAzEksAnswerSets: Record<string, ServiceAnswersInput> = {
  defaults: exampleAnswers['multi-az-eks'],
};
