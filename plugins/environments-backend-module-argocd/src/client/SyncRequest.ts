/** A sync as the client asks for it. */
export interface SyncRequest {
  prune: boolean;
  dryRun?: boolean;
  infos: { name: string; value: string }[];
  /** What to sync to, one for each source; an empty one is left to Argo CD. */
  revisions: readonly string[];
  /** Only these; Argo CD takes an empty list for all, so it must not be empty. */
  resources?: readonly SyncedResource[];
  /** In the place of those that the application has. */
  syncOptions?: readonly string[];
}

export interface SyncedResource {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

export function toSyncBody(request: SyncRequest): object {
  const { revisions, syncOptions, ...fields } = request;
  return {
    ...fields,
    ...(syncOptions && { syncOptions: { items: syncOptions } }),
    ...toRevisionFields(revisions),
  };
}

/**
 * The fields that name the revisions. An application has one source or a list of them, and Argo CD
 * reads other fields for a list, even for a list of one: so one revision goes into both.
 */
function toRevisionFields(revisions: readonly string[]) {
  const named = revisions.flatMap((revision, index) =>
    revision === '' ? [] : [{ revision, position: index + 1 }],
  );
  return named.length === 0
    ? {}
    : {
        ...(revisions.length === 1 && { revision: revisions[0] }),
        revisions: named.map(({ revision }) => revision),
        sourcePositions: named.map(({ position }) => position),
      };
}
