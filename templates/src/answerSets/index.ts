import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { analyticsPipelineAnswerSets } from './analyticsPipeline';
import { backupFirstMonolithAnswerSets } from './backupFirstMonolith';
import { gitopsWebPlatformAnswerSets } from './gitopsWebPlatform';
import { multiAzEksAnswerSets } from './multiAzEks';

/** Answers that every template is tested with, by blueprint. */
export const answerSets: Record<string, Record<string, ServiceAnswersInput>> = {
  'gitops-web-platform': gitopsWebPlatformAnswerSets,
  'analytics-pipeline': analyticsPipelineAnswerSets,
  'backup-first-monolith': backupFirstMonolithAnswerSets,
  'multi-az-eks': multiAzEksAnswerSets,
};
