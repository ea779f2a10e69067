export { HIDDEN, maskSentence, maskText } from './maskText';
export { redactObject } from './redactObject';
