export { FailureLine } from './FailureLine';
export { PersonName } from './PersonName';
export { Sentence } from './Sentence';
