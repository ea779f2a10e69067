import type { Knex } from 'knex';
import type { SheetAnswers } from './judgeSheet';
import type { ChecklistStores } from './store/ChecklistStores';
import type { StoredEvidence } from './store/EvidenceStore';
import type { Sheet } from './store/Sheet';

/** All that answers a sheet, as it is stored; within a transaction where one is given. */
export async function readAnswers(
  sheet: Sheet,
  stores: Pick<ChecklistStores, 'evidence' | 'signatures' | 'waivers'>,
  transaction?: Knex.Transaction,
): Promise<SheetAnswers> {
  // One after the other: a transaction has one connection.
  const found = await stores.evidence.list(sheet.id, transaction);
  const signOffs = await stores.signatures.list(sheet, transaction);
  const waivers = await stores.waivers.list(sheet, transaction);
  const evidence = new Map<string, StoredEvidence[]>();
  for (const one of found) {
    evidence.set(one.itemId, [...(evidence.get(one.itemId) ?? []), one]);
  }
  return { evidence, signOffs, waivers };
}
