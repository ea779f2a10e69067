/** The id of the view, as it is named in the address of the page. */
export const CHECKLIST_VIEW = 'checklist';

/** What is shown of the checklists of an environment. */
export interface ChecklistLocation {
  /** The key of a release; the one that comes next when absent. */
  release?: string;
  /** The id of the item that is open. */
  item?: string;
}

/** Reads an address; what is not said in it is absent. */
export function readChecklistLocation(
  params: URLSearchParams,
): ChecklistLocation {
  return {
    release: params.get('release') || undefined,
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
  for (const name of ['release', 'item'] as const) {
    const value = location[name];
    if (value === undefined) {
      params.delete(name);
    } else {
      params.set(name, value);
    }
  }
  return params;
}
