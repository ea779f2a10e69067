import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ChecklistAnswer,
  ChecklistEvent,
  ChecklistEvents,
  ChecklistList,
  ChecklistReview,
  DeploymentVerdict,
  NoticeRequest,
  PushedEvidence,
  PushedReceipt,
  SignRequest,
  WaiverDecision,
  WaiverRequest,
} from '@flightdeck/plugin-environments-common';
import type { ReleaseName } from '../answering/SheetFinder';

export interface ChecklistRequestOptions {
  credentials: BackstageCredentials;
}

/** Which checklist is asked for. */
export interface ChecklistRequest {
  releaseKey?: string;
  /** With a release: its checklist of that round; the last when absent. */
  round?: number;
}

/** Which events are asked for. */
export interface EventsRequest {
  releaseKey?: string;
  /** The sequence of the event that they follow; absent for the newest. */
  after?: number;
  limit: number;
}

/**
 * Checklists of environments, as the REST API offers them. Environments are named by entity ref.
 * Every method throws NotFoundError when there is no such environment or checklist. Those that
 * write throw ConflictError when the checklist takes no answers any more, and answer with it as it
 * is then.
 */
export interface ChecklistService {
  /** Of a release; else of the one that comes next, else of the one that is deployed. */
  checklist(
    ref: string,
    request: ChecklistRequest,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  list(ref: string, options: ChecklistRequestOptions): Promise<ChecklistList>;

  events(
    ref: string,
    request: EventsRequest,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistEvents>;

  /** Every event, oldest first, in pages that are read as they are asked for. */
  allEvents(
    ref: string,
    request: { releaseKey?: string },
    options: ChecklistRequestOptions,
  ): Promise<AsyncGenerator<ChecklistEvent[], void, void>>;

  /** Whether a release, or else the one that comes next, may be deployed now. */
  verdict(
    ref: string,
    release: ReleaseName,
    options: ChecklistRequestOptions,
  ): Promise<DeploymentVerdict>;

  sign(
    ref: string,
    itemId: string,
    request: SignRequest,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  withdraw(
    ref: string,
    itemId: string,
    request: { releaseKey: string },
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  requestWaiver(
    ref: string,
    itemId: string,
    request: WaiverRequest,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  decideWaiver(
    ref: string,
    id: string,
    decision: WaiverDecision,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  sendNotice(
    ref: string,
    request: NoticeRequest,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  review(
    ref: string,
    request: ChecklistReview,
    options: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer>;

  push(
    ref: string,
    evidence: PushedEvidence,
    options: ChecklistRequestOptions,
  ): Promise<PushedReceipt>;
}
