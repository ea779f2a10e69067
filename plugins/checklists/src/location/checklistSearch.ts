/** The id of the view, as it is named in the address of the page. */
export const CHECKLIST_VIEW = 'checklist';

/** What is shown of the checklists of an environment. */
export interface ChecklistLocation {
  /** The key of a release; the one that comes next when absent. */
  release?: string;
  /** Which of several checklists of that release; the last when absent. */
  round?: number;
  /** The id of the item that is open. */
  item?: string;
}

/** Reads an address; what is not said in it is absent. */
export function readChecklistLocation(
  params: URLSearchParams,
): ChecklistLocation {
  const round = Number(params.get('round'));
  return {
    release: params.get('release') || undefined,
    round: Number.isInteger(round) && round > 0 ? round : undefined,
    item: params.get('item') || undefined,
  };
}

/** Writes an address that leads to the checklists, beside the parameters of others. */
export function writeChecklistLocation(
  location: ChecklistLocation,
  others: URLSearchParams,
): URLSearchParams {
  const params = new URLSearchParams(others);
  params.set('view', CHECKLIST_VIEW);
  for (const name of ['release', 'round', 'item'] as const) {
    const value = location[name];
    if (value === undefined) {
      params.delete(name);
    } else {
      params.set(name, String(value));
    }
  }
  return params;
}

/** What is shown after a change: another release is shown with its last checklist. */
export function changeChecklistLocation(
  location: ChecklistLocation,
  change: Partial<ChecklistLocation>,
): ChecklistLocation {
  return 'release' in change
    ? { ...location, round: undefined, ...change }
    : { ...location, ...change };
}
