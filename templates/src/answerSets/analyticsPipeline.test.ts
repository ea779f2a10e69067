import { describeTemplate } from '../__testUtils__/describeTemplate';
import { analyticsPipelineAnswerSets } from './analyticsPipeline';

describeTemplate('analytics-pipeline', analyticsPipelineAnswerSets);
