import {
  Condition,
  findCondition,
  NewCondition,
  withCondition,
} from '../conditions';

/** As `withCondition`, with the time of the last word that changed, or of other news of it. */
export function withDatedCondition(
  conditions: readonly Condition[],
  condition: NewCondition,
  now: string,
  isNews: boolean,
): Condition[] {
  const before = findCondition(conditions, condition.type);
  const isSame =
    before?.status === condition.status &&
    before.reason === condition.reason &&
    before.message === condition.message;
  return isSame && !isNews
    ? [...conditions]
    : withCondition(conditions, condition, now).map(each =>
        each.type === condition.type ? { ...each, lastUpdateTime: now } : each,
      );
}
