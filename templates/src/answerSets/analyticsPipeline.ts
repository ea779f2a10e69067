import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

export const analyticsPipelineAnswerSets: Record<string, ServiceAnswersInput> =
  {
    defaults: exampleAnswers['analytics-pipeline'],
  };
