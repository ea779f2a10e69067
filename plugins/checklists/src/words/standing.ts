import type {
  Checklist,
  ChecklistList,
} from '@flightdeck/plugin-environments-common';

/** How a checklist stands, in a word or two. */
export const STANDING_WORDS: Record<Checklist['standing'], string> = {
  open: 'comes next',
  deployed: 'deployed',
  stale: 'stale, never deployed',
  past: 'deployed before',
};

/**
 * Why a checklist takes no answers; undefined while it takes them. Where nothing comes before an
 * environment, it is the release that runs there which is answered for.
 */
export function closedReason({
  from,
  release,
  standing,
}: Pick<Checklist, 'from' | 'release' | 'standing'>): string | undefined {
  switch (standing) {
    case 'open':
      return undefined;
    case 'stale':
      return `Another release took the place of ${release.name}: its checklist takes no answers.`;
    default:
      return standing === 'deployed' && from === undefined
        ? undefined
        : `${release.name} was deployed: its checklist is kept as it was then.`;
  }
}

type Listed = ChecklistList['checklists'][number];

/** The checklist that was opened next after another one. */
export function successorOf(
  { openedAt, release }: Pick<Listed, 'openedAt' | 'release'>,
  checklists: readonly Listed[],
): Listed | undefined {
  return [...checklists]
    .filter(
      each =>
        each.release.key !== release.key &&
        Date.parse(each.openedAt) >= Date.parse(openedAt),
    )
    .sort((a, b) => Date.parse(a.openedAt) - Date.parse(b.openedAt))[0];
}

/** The stale checklist whose place another one took, if it was never deployed. */
export function displacedBy(
  { openedAt, release }: Pick<Listed, 'openedAt' | 'release'>,
  checklists: readonly Listed[],
): Listed | undefined {
  const [former] = [...checklists]
    .filter(
      each =>
        each.release.key !== release.key &&
        Date.parse(each.openedAt) <= Date.parse(openedAt),
    )
    .sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt));
  return former?.standing === 'stale' ? former : undefined;
}
