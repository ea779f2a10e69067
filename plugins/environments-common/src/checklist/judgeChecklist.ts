import type { Blocker } from '../delivery/Blocker';
import type { ChecklistItemResult, ChecklistVerdict } from './Checklist';
import { type ChecklistState, checklistStateSchema } from './ChecklistState';

const HOLDING: readonly ChecklistState[] = ['failed', 'unknown', 'pending'];

const COUNTED: Readonly<Record<ChecklistState, string>> = {
  failed: 'failed',
  unknown: 'unknown',
  pending: 'pending',
  warning: 'with a warning',
  passed: 'passed',
  'not-applicable': 'not applicable',
  waived: 'waived',
};

/**
 * What the items of a checklist come to: required ones that are failed, unknown or pending hold
 * the button.
 *
 * @public
 */
export function judgeChecklist(
  items: readonly ChecklistItemResult[],
): ChecklistVerdict {
  const holding = items.filter(
    ({ mode, state }) => mode === 'required' && HOLDING.includes(state),
  );
  return {
    ready: holding.length === 0,
    sentence: sentenceOf(items, holding),
    blockers: holding.map(toBlocker),
    warnings: items.flatMap(toWarnings),
    counts: countStates(items),
    automatic: items.filter(
      ({ signOffs, state }) => state === 'passed' && signOffs.length === 0,
    ).length,
  };
}

function countStates(
  items: readonly ChecklistItemResult[],
): Record<ChecklistState, number> {
  const counts: Record<ChecklistState, number> = {
    passed: 0,
    failed: 0,
    warning: 0,
    pending: 0,
    unknown: 0,
    'not-applicable': 0,
    waived: 0,
  };
  for (const { state } of items) {
    counts[state] += 1;
  }
  return counts;
}

function sentenceOf(
  items: readonly ChecklistItemResult[],
  holding: readonly ChecklistItemResult[],
): string {
  if (items.length === 0) {
    return 'Ready: nothing is asked for.';
  }
  if (holding.length > 0) {
    const people = holding.filter(
      ({ signaturesMissing, state }) =>
        state === 'pending' && signaturesMissing > 0,
    );
    const others = holding.filter(one => !people.includes(one));
    const parts = [
      ...describeCounts(others),
      ...(people.length > 0
        ? [
            people.length === 1
              ? '1 waits for people'
              : `${people.length} wait for people`,
          ]
        : []),
    ];
    return `Not ready: ${parts.join(', ')}.`;
  }
  const open = items.filter(({ state }) => state !== 'passed');
  if (open.length > 0) {
    return `Ready: ${describeCounts(items).join(', ')}.`;
  }
  return items.length === 1
    ? 'Ready: the only item has passed.'
    : `Ready: all ${items.length} items have passed.`;
}

function describeCounts(items: readonly ChecklistItemResult[]): string[] {
  const counts = countStates(items);
  return checklistStateSchema.options.flatMap(state =>
    counts[state] > 0 ? [`${counts[state]} ${COUNTED[state]}`] : [],
  );
}

function toBlocker({
  item,
  reason,
  state,
  signaturesMissing,
}: ChecklistItemResult): Blocker {
  return {
    code: 'checklist',
    itemId: item.id,
    message: `“${item.title}” is ${COUNTED[state]}: ${reason}`,
    overridable: true,
    remedy:
      state === 'pending' && signaturesMissing > 0
        ? 'Someone with the right to sign confirms it, or it is waived.'
        : item.howTo ?? 'It is mended, or someone with the right to waives it.',
  };
}

function toWarnings({ item, mode, reason, state }: ChecklistItemResult) {
  const isTold =
    state === 'warning' ||
    state === 'waived' ||
    (mode === 'advisory' && HOLDING.includes(state));
  return isTold ? [`“${item.title}” is ${COUNTED[state]}: ${reason}`] : [];
}
