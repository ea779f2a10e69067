import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type ChecklistAnswer,
  checklistDecidePermission,
  type ChecklistRights,
  checklistSignPermission,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import { describeRefusal } from '../../services/describeRefusal';
import type { GlassBook } from '../answering/GlassBook';
import { personOf } from '../answering/personOf';
import type { Noticing } from '../answering/Noticing';
import type { Pushing } from '../answering/Pushing';
import type { Signing } from '../answering/Signing';
import type { Waiving } from '../answering/Waiving';
import type { ChecklistKeeper } from '../ChecklistKeeper';
import { PUSHED } from '../recorded/PushedCollector';
import type { ChecklistReader } from './ChecklistReader';
import type {
  ChecklistRequest,
  ChecklistRequestOptions,
  ChecklistService,
} from './ChecklistService';
import type { VerdictReader } from './VerdictReader';

export interface DefaultChecklistServiceOptions {
  auth: AuthService;
  permissions: PermissionsService;
  environments: {
    find(ref: string): Promise<EnvironmentDefinition | undefined>;
  };
  /** Entity refs of those who can be asked, beside the owner. */
  contacts: readonly string[];
  glass: GlassBook;
  keeper: Pick<ChecklistKeeper, 'look' | 'reload'>;
  noticing: Noticing;
  pushing: Pushing;
  reader: ChecklistReader;
  signing: Signing;
  verdicts: VerdictReader;
  waiving: Waiving;
}

type ArgumentsOf<M extends keyof ChecklistService> = Parameters<
  ChecklistService[M]
>;

/** Finds out who asks, and hands on; asks nobody's permission. */
export class DefaultChecklistService implements ChecklistService {
  readonly #options: DefaultChecklistServiceOptions;

  constructor(options: DefaultChecklistServiceOptions) {
    this.#options = options;
  }

  async checklist(
    ref: string,
    request: ChecklistRequest,
    { credentials }: ChecklistRequestOptions,
  ): Promise<ChecklistAnswer> {
    const environment = await this.#find(ref);
    return {
      ...(await this.#options.reader.answer(environment, request)),
      rights: await this.#rights(environment, credentials),
      caller: this.#person(ref, credentials),
    };
  }

  async list(ref: string) {
    await this.#find(ref);
    return this.#options.reader.list(ref);
  }

  async events(...[ref, request]: ArgumentsOf<'events'>) {
    await this.#find(ref);
    return this.#options.reader.events(ref, request);
  }

  async allEvents(...[ref, { releaseKey }]: ArgumentsOf<'allEvents'>) {
    await this.#find(ref);
    return this.#options.reader.allEvents(ref, releaseKey);
  }

  async verdict(...[ref, release]: ArgumentsOf<'verdict'>) {
    const environment = await this.#find(ref);
    return this.#options.verdicts.read(environment, release);
  }

  async sign(...[ref, itemId, request, options]: ArgumentsOf<'sign'>) {
    return this.#write(ref, options, request.releaseKey, person =>
      this.#options.signing.sign(
        { environmentRef: ref, itemId, person },
        request,
      ),
    );
  }

  async withdraw(
    ...[ref, itemId, { releaseKey }, options]: ArgumentsOf<'withdraw'>
  ) {
    return this.#write(ref, options, releaseKey, person =>
      this.#options.signing.withdraw(
        { environmentRef: ref, itemId, person },
        releaseKey,
      ),
    );
  }

  async requestWaiver(
    ...[ref, itemId, request, options]: ArgumentsOf<'requestWaiver'>
  ) {
    return this.#write(ref, options, request.releaseKey, person =>
      this.#options.waiving.request(
        { environmentRef: ref, itemId, person },
        request,
      ),
    );
  }

  async decideWaiver(
    ...[ref, id, decision, options]: ArgumentsOf<'decideWaiver'>
  ) {
    return this.#write(ref, options, undefined, person =>
      this.#options.waiving.decide(
        { environmentRef: ref, person },
        id,
        decision,
      ),
    );
  }

  async sendNotice(...[ref, request, options]: ArgumentsOf<'sendNotice'>) {
    return this.#write(
      ref,
      options,
      request.releaseKey,
      async (person, environment) => {
        await this.#options.noticing.send(environment, person, request);
        await this.#options.keeper.look(ref, { only: 'notice' });
      },
    );
  }

  async review(...[ref, request, options]: ArgumentsOf<'review'>) {
    return this.#write(ref, options, request.releaseKey, person =>
      this.#options.glass.review(ref, person, request),
    );
  }

  async push(...[ref, evidence, { credentials }]: ArgumentsOf<'push'>) {
    const { auth, keeper, pushing } = this.#options;
    await this.#find(ref);
    const by = auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : this.#person(ref, credentials);
    const receipt = await pushing.push(ref, by, evidence);
    await keeper.look(ref, { only: PUSHED });
    return receipt;
  }

  /** What is written stands in the database before it is judged and answered. */
  async #write(
    ref: string,
    options: ChecklistRequestOptions,
    releaseKey: string | undefined,
    deed: (person: string, environment: EnvironmentDefinition) => Promise<void>,
  ): Promise<ChecklistAnswer> {
    const environment = await this.#find(ref);
    await deed(this.#person(ref, options.credentials), environment);
    await this.#options.keeper.reload(ref);
    return this.checklist(ref, { releaseKey }, options);
  }

  async #rights(
    environment: EnvironmentDefinition,
    credentials: BackstageCredentials,
  ): Promise<ChecklistRights> {
    const { contacts, permissions } = this.#options;
    const asked = [checklistSignPermission, checklistDecidePermission];
    const [sign, decide] = (
      await permissions.authorize(
        asked.map(permission => ({ permission, resourceRef: environment.ref })),
        { credentials },
      )
    ).map(({ result }) => result === AuthorizeResult.ALLOW);
    const refusal = (permission: (typeof asked)[number]) =>
      describeRefusal(permission, environment, contacts);
    return {
      sign,
      decide,
      refusals: {
        sign: sign ? undefined : refusal(checklistSignPermission),
        decide: decide ? undefined : refusal(checklistDecidePermission),
      },
    };
  }

  #person(ref: string, credentials: BackstageCredentials): string {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(`Only a person answers for ${ref}.`);
    }
    return personOf(credentials.principal.userEntityRef);
  }

  async #find(ref: string): Promise<EnvironmentDefinition> {
    const environment = await this.#options.environments.find(ref);
    if (!environment) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    return environment;
  }
}
