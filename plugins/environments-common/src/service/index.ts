export {
  SERVICE_STAGES,
  serviceAnswersSchema,
  type ServiceAnswers,
  type ServiceAnswersInput,
  serviceStageSchema,
  type ServiceStage,
} from './ServiceAnswers';
export {
  describeEnvironments,
  describeService,
  type ServiceDescription,
  type ServiceEnvironment,
  type ServiceSketch,
} from './describeService';
export {
  parseServiceAnswers,
  type AnswerMistake,
  type ParsedServiceAnswers,
} from './parseServiceAnswers';
