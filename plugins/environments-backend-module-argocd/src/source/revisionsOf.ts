interface Revisions {
  revision?: string | null;
  revisions: string[];
}

/** One revision for each source, from the fields for one source or for several. */
export function revisionsOf(value: Revisions | null | undefined): string[] {
  if (!value) {
    return [];
  }
  return value.revisions.length > 0
    ? value.revisions
    : [value.revision].filter(revision => typeof revision === 'string');
}
