import type { ChecklistItemResult } from './Checklist';
import type { ChecklistItem } from './ChecklistItem';
import type { ChecklistState } from './ChecklistState';
import type { Evidence } from './Evidence';
import { gravest, judgeEvidence } from './judgeEvidence';
import { type JudgingContext, judgeSignatures } from './judgeSignatures';
import type { SignOff } from './SignOff';
import { standingWaiver } from './standingWaiver';
import type { Waiver } from './Waiver';

/**
 * All that is known of an item: of other items and releases, too, which counts for nothing.
 *
 * @public
 */
export interface ItemAnswers {
  /** By the id of the item. */
  evidence: ReadonlyMap<string, readonly Evidence[]>;
  signOffs: readonly SignOff[];
  waivers: readonly Waiver[];
}

const MASKED: readonly ChecklistState[] = ['failed', 'unknown', 'pending'];

/**
 * Says how an item of a checklist stands for a release. The gravest of evidence and signatures
 * decides; when evidence proves that the item does not apply, nobody has to sign, and who refuses is
 * heard all the same. A waiver covers whatever is failed, unknown or pending while it lasts, also
 * what comes to be so after it was approved, and never makes it passed.
 *
 * @public
 */
export function judgeItem(
  item: ChecklistItem,
  answers: ItemAnswers,
  context: JudgingContext,
): ChecklistItemResult {
  const { now, releaseKey } = context;
  const evidence = answers.evidence.get(item.id) ?? [];
  const proven = judgeEvidence(item, evidence, releaseKey);
  const signed = judgeSignatures(
    item,
    answers.signOffs.filter(({ itemId }) => itemId === item.id),
    context,
    evidence,
  );
  const isMoot =
    proven?.state === 'not-applicable' && signed?.state !== 'failed';
  const verdict = (isMoot
    ? proven
    : gravest([proven, signed].flatMap(half => half ?? []))) ?? {
    state: 'pending',
    reason: 'Nothing answers this item.',
  };
  const waiver = standingWaiver(answers.waivers, {
    itemId: item.id,
    releaseKey,
    now,
  });
  const isWaived =
    waiver?.state === 'approved' && MASKED.includes(verdict.state);
  return {
    item,
    mode: modeAt(item, now),
    state: isWaived ? 'waived' : verdict.state,
    underlying: isWaived ? verdict.state : undefined,
    reason: isWaived
      ? `Waived by ${waiver.decidedBy ?? 'nobody known'}: ${
          waiver.reason
        } Without it: ${verdict.reason}`
      : verdict.reason,
    evidence: [...evidence],
    signOffs: signed?.counted ?? [],
    signaturesMissing: isMoot ? 0 : signed?.missing ?? 0,
    waiver,
    expiresAt: earliest([
      ...(signed?.counted ?? []).map(({ expiresAt }) => expiresAt),
      isWaived ? waiver.expiresAt : undefined,
    ]),
  };
}

function modeAt(
  { mode, requiredFrom }: ChecklistItem,
  now: Date,
): ChecklistItemResult['mode'] {
  const isRequired =
    mode === 'required' &&
    (requiredFrom === undefined || Date.parse(requiredFrom) <= +now);
  return isRequired ? 'required' : 'advisory';
}

function earliest(times: readonly (string | undefined)[]): string | undefined {
  return times
    .flatMap(time => time ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
}
