import type { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  checklistDecidePermission,
  checklistPushPermission,
  checklistSignPermission,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentGate } from '../../services/EnvironmentGate';
import type {
  ChecklistRequestOptions,
  ChecklistService,
} from './ChecklistService';

export interface AuthorizedChecklistServiceOptions {
  inner: ChecklistService;
  gate: Pick<EnvironmentGate, 'authorize'>;
}

type ArgumentsOf<M extends keyof ChecklistService> = Parameters<
  ChecklistService[M]
>;

/** Lets through what the caller may see and do. */
export class AuthorizedChecklistService implements ChecklistService {
  readonly #inner: ChecklistService;
  readonly #gate: Pick<EnvironmentGate, 'authorize'>;

  constructor({ gate, inner }: AuthorizedChecklistServiceOptions) {
    this.#inner = inner;
    this.#gate = gate;
  }

  async checklist(...[ref, request, options]: ArgumentsOf<'checklist'>) {
    await this.#authorize(ref, options);
    return this.#inner.checklist(ref, request, options);
  }

  async list(...[ref, options]: ArgumentsOf<'list'>) {
    await this.#authorize(ref, options);
    return this.#inner.list(ref, options);
  }

  async events(...[ref, request, options]: ArgumentsOf<'events'>) {
    await this.#authorize(ref, options);
    return this.#inner.events(ref, request, options);
  }

  async allEvents(...[ref, request, options]: ArgumentsOf<'allEvents'>) {
    await this.#authorize(ref, options);
    return this.#inner.allEvents(ref, request, options);
  }

  async verdict(...[ref, release, options]: ArgumentsOf<'verdict'>) {
    await this.#authorize(ref, options);
    return this.#inner.verdict(ref, release, options);
  }

  async sign(...[ref, item, request, options]: ArgumentsOf<'sign'>) {
    await this.#authorize(ref, options, checklistSignPermission);
    return this.#inner.sign(ref, item, request, options);
  }

  async withdraw(...[ref, item, request, options]: ArgumentsOf<'withdraw'>) {
    await this.#authorize(ref, options, checklistSignPermission);
    return this.#inner.withdraw(ref, item, request, options);
  }

  async requestWaiver(
    ...[ref, item, request, options]: ArgumentsOf<'requestWaiver'>
  ) {
    await this.#authorize(ref, options, checklistSignPermission);
    return this.#inner.requestWaiver(ref, item, request, options);
  }

  async decideWaiver(
    ...[ref, id, decision, options]: ArgumentsOf<'decideWaiver'>
  ) {
    await this.#authorize(ref, options, checklistDecidePermission);
    return this.#inner.decideWaiver(ref, id, decision, options);
  }

  async sendNotice(...[ref, request, options]: ArgumentsOf<'sendNotice'>) {
    await this.#authorize(ref, options, checklistSignPermission);
    return this.#inner.sendNotice(ref, request, options);
  }

  async review(...[ref, request, options]: ArgumentsOf<'review'>) {
    await this.#authorize(ref, options, checklistDecidePermission);
    return this.#inner.review(ref, request, options);
  }

  async push(...[ref, evidence, options]: ArgumentsOf<'push'>) {
    await this.#authorize(ref, options, checklistPushPermission);
    return this.#inner.push(ref, evidence, options);
  }

  async #authorize(
    ref: string,
    options: ChecklistRequestOptions,
    ...permissions: ResourcePermission[]
  ): Promise<void> {
    await this.#gate.authorize(ref, permissions, options);
  }
}
