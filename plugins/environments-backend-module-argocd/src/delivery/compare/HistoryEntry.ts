import { isDeepStrictEqual } from 'node:util';
import type { SourcedApplication } from '../../client/deliverySchemas';
import { revisionsOf } from '../../source/revisionsOf';

/** What an entry of the history was made from. */
export interface HistoryEntry {
  revisions: string[];
  /** Whether the application has a list of sources. */
  several: boolean;
  /** A sentence when Argo CD cannot say what the entry held. */
  problem?: string;
}

type Source = Readonly<Record<string, unknown>>;

/** All but the revision: Argo CD makes manifests of other revisions, and of no other sources. */
function isSameSource(a: Source, b: Source): boolean {
  const bare = ({ targetRevision: _revision, ...rest }: Source) => rest;
  return isDeepStrictEqual(bare(a), bare(b));
}

/** Finds an entry; undefined when the history has none of the id. */
export function findHistoryEntry(
  { spec, status }: SourcedApplication,
  id: number,
): HistoryEntry | undefined {
  const entry = status?.history.find(candidate => candidate.id === id);
  if (!entry) {
    return undefined;
  }
  const listOf = (of: { source?: Source | null; sources: Source[] }) =>
    of.sources.length > 0 ? of.sources : [of.source ?? []].flat();
  const then = listOf(entry);
  const now = listOf(spec);
  const isSame =
    then.length === now.length &&
    then.every((source, index) => isSameSource(source, now[index]));
  return {
    revisions: revisionsOf(entry),
    several: spec.sources.length > 0,
    problem: isSame
      ? undefined
      : `Deployment ${id} was made from other sources, or with other settings of them, than the application has now, so Argo CD cannot show what it held.`,
  };
}
