import type { Waiver } from './Waiver';

/** A waiver as it stands at a time: one that was approved or is pending ends by itself. */
export function waiverAt(waiver: Waiver, now: Date): Waiver {
  const isOver = Date.parse(waiver.expiresAt) <= +now;
  const canExpire = waiver.state === 'approved' || waiver.state === 'pending';
  return isOver && canExpire ? { ...waiver, state: 'expired' } : waiver;
}

/** The waiver that bears on an item of a release now: one that is approved, else the last one. */
export function standingWaiver(
  waivers: readonly Waiver[],
  {
    itemId,
    releaseKey,
    now,
  }: { itemId: string; releaseKey: string; now: Date },
): Waiver | undefined {
  const own = waivers
    .filter(
      waiver => waiver.itemId === itemId && waiver.releaseKey === releaseKey,
    )
    .map(waiver => waiverAt(waiver, now))
    .sort((a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt));
  return own.find(({ state }) => state === 'approved') ?? own[own.length - 1];
}
