import type { Knex } from 'knex';
import { EventLog } from './EventLog';
import { EvidenceStore } from './EvidenceStore';
import { ItemStateStore } from './ItemStateStore';
import { NoticeStore } from './NoticeStore';
import { PushStore } from './PushStore';
import { SheetStore } from './SheetStore';
import { SignatureStore } from './SignatureStore';
import { WaiverStore } from './WaiverStore';

/** Where all of checklists is stored. */
export interface ChecklistStores {
  knex: Knex;
  events: EventLog;
  evidence: EvidenceStore;
  itemStates: ItemStateStore;
  notices: NoticeStore;
  pushes: PushStore;
  sheets: SheetStore;
  signatures: SignatureStore;
  waivers: WaiverStore;
}

export function createChecklistStores(knex: Knex): ChecklistStores {
  return {
    knex,
    events: new EventLog(knex),
    evidence: new EvidenceStore(knex),
    itemStates: new ItemStateStore(knex),
    notices: new NoticeStore(knex),
    pushes: new PushStore(knex),
    sheets: new SheetStore(knex),
    signatures: new SignatureStore(knex),
    waivers: new WaiverStore(knex),
  };
}
