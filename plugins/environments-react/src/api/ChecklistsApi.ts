import type {
  ChecklistAnswer,
  ChecklistEvents,
  ChecklistList,
  ChecklistReview,
  NoticeRequest,
  SignRequest,
  WaiverDecision,
  WaiverRequest,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentsRequestOptions } from './EnvironmentsApi';

/**
 * Reads the checklists of environments and answers them. An environment is named by its entity ref,
 * a release by its key. All that is written is answered with the checklist as it is then. Rejects as
 * `EnvironmentsApi` does; with status 409 when the checklist takes no answers any more.
 *
 * @public
 */
export interface ChecklistsApi {
  /** One checklist: of the release that comes next, else of the one that runs, unless one is named. */
  getChecklist(
    ref: string,
    options?: EnvironmentsRequestOptions & {
      release?: string;
      /** With a release: its checklist of that round; the last when absent. */
      round?: number;
    },
  ): Promise<ChecklistAnswer>;

  /** The checklists of an environment, newest first. */
  listChecklists(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ChecklistList>;

  /** What happened to the checklist of a release, oldest first: the newest 1,000 events. */
  listEvents(
    ref: string,
    release: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ChecklistEvents>;

  /** All that happened to it, however much, as a file. */
  exportEvents(
    ref: string,
    release: string,
    format: 'csv' | 'json',
    options?: EnvironmentsRequestOptions,
  ): Promise<Blob>;

  /** Answers an item in the name of the caller. The same answer, sent twice, counts once. */
  sign(
    ref: string,
    itemId: string,
    request: SignRequest,
  ): Promise<ChecklistAnswer>;

  /** Takes back the answer of the caller. */
  withdrawSignature(
    ref: string,
    itemId: string,
    release: string,
  ): Promise<ChecklistAnswer>;

  /** Asks for leave to deploy although an item is open. */
  requestWaiver(
    ref: string,
    itemId: string,
    request: WaiverRequest,
  ): Promise<ChecklistAnswer>;

  /** Decides on a waiver that somebody else asked for, or ends one. */
  decideWaiver(
    ref: string,
    waiverId: string,
    decision: WaiverDecision,
  ): Promise<ChecklistAnswer>;

  /** Tells those whom the deployment concerns, and keeps the receipt as evidence. */
  sendNotice(ref: string, request: NoticeRequest): Promise<ChecklistAnswer>;

  /** Says that somebody looked at a deployment that broke the glass. */
  review(ref: string, request: ChecklistReview): Promise<ChecklistAnswer>;
}
