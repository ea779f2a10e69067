import {
  checklistAnswerSchema,
  checklistEventsSchema,
  checklistListSchema,
  type ChecklistAnswer,
  type ChecklistEvents,
  type ChecklistList,
  type ChecklistReview,
  type NoticeRequest,
  type SignRequest,
  type WaiverDecision,
  type WaiverRequest,
} from '@flightdeck/plugin-environments-common';
import type { BackendConnection } from './BackendConnection';
import type { ChecklistsApi } from './ChecklistsApi';
import { environmentPaths } from './environmentPaths';
import type { EnvironmentsRequestOptions } from './EnvironmentsApi';

/** The part of the environments backend's REST API that is about checklists. */
export class ChecklistsClient implements ChecklistsApi {
  readonly #backend: BackendConnection;

  constructor(backend: BackendConnection) {
    this.#backend = backend;
  }

  getChecklist(
    ref: string,
    options: EnvironmentsRequestOptions & {
      release?: string;
      round?: number;
    } = {},
  ): Promise<ChecklistAnswer> {
    const { release, round, signal } = options;
    const path = environmentPaths.checklist(ref, [], { release, round });
    return this.#backend.read(path, checklistAnswerSchema, { signal });
  }

  listChecklists(
    ref: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ChecklistList> {
    const path = environmentPaths.environment(ref, 'checklists');
    return this.#backend.read(path, checklistListSchema, options);
  }

  listEvents(
    ref: string,
    release: string,
    options?: EnvironmentsRequestOptions,
  ): Promise<ChecklistEvents> {
    const path = environmentPaths.checklist(ref, ['events'], { release });
    return this.#backend.read(path, checklistEventsSchema, options);
  }

  async exportEvents(
    ref: string,
    release: string,
    format: 'csv' | 'json',
    options?: EnvironmentsRequestOptions,
  ): Promise<Blob> {
    const query = { release, format, whole: true };
    const path = environmentPaths.checklist(ref, ['events'], query);
    return (await this.#backend.request(path, options)).blob();
  }

  sign(
    ref: string,
    itemId: string,
    request: SignRequest,
  ): Promise<ChecklistAnswer> {
    return this.#post(ref, ['items', itemId, 'signature'], request);
  }

  withdrawSignature(
    ref: string,
    itemId: string,
    release: string,
  ): Promise<ChecklistAnswer> {
    const parts = ['items', itemId, 'signature'];
    const path = environmentPaths.checklist(ref, parts, { release });
    return this.#backend.read(path, checklistAnswerSchema, {
      method: 'DELETE',
    });
  }

  requestWaiver(
    ref: string,
    itemId: string,
    request: WaiverRequest,
  ): Promise<ChecklistAnswer> {
    return this.#post(ref, ['items', itemId, 'waivers'], request);
  }

  decideWaiver(
    ref: string,
    waiverId: string,
    decision: WaiverDecision,
  ): Promise<ChecklistAnswer> {
    return this.#post(ref, ['waivers', waiverId], decision);
  }

  sendNotice(ref: string, request: NoticeRequest): Promise<ChecklistAnswer> {
    return this.#post(ref, ['notice'], request);
  }

  review(ref: string, request: ChecklistReview): Promise<ChecklistAnswer> {
    return this.#post(ref, ['review'], request);
  }

  #post(
    ref: string,
    parts: readonly string[],
    body: object,
  ): Promise<ChecklistAnswer> {
    const path = environmentPaths.checklist(ref, parts);
    return this.#backend.read(path, checklistAnswerSchema, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
