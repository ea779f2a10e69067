export {
  SERVICE_STAGES,
  serviceAnswersSchema,
  type ServiceAnswers,
  type ServiceAnswersInput,
  serviceStageSchema,
  type ServiceStage,
} from './ServiceAnswers';
export {
  describeService,
  type ServiceDescription,
  type ServiceEnvironment,
} from './describeService';
export {
  parseServiceAnswers,
  type AnswerMistake,
  type ParsedServiceAnswers,
} from './parseServiceAnswers';
