export * from './Checklist';
export * from './ChecklistDefinition';
export * from './ChecklistEvent';
export * from './ChecklistItem';
export * from './ChecklistState';
export { DEFAULT_CHECKLIST } from './defaultChecklist';
export * from './Evidence';
export { isSamePerson } from './isSamePerson';
export { judgeChecklist } from './judgeChecklist';
export { judgeItem, type ItemAnswers } from './judgeItem';
export {
  type Authors,
  judgeReplacement,
  type JudgingContext,
} from './judgeSignatures';
export { resolveChecklist } from './resolveChecklist';
export * from './SignOff';
export * from './Waiver';
