import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

export const gitopsWebPlatformAnswerSets: Record<string, ServiceAnswersInput> =
  {
    defaults: exampleAnswers['gitops-web-platform'],
  };
