import { InputError } from '@backstage/errors';
import type {
  ActionOrder,
  ActionPreview,
  EnvironmentDefinition,
  OrderOf,
} from '@flightdeck/plugin-environments-common';
import type { HoldStore } from '../database/HoldStore';
import type { ActionKind, PreparedAction } from './ActionKind';
import type { DeploymentGate, GateVerdict } from './DeploymentGate';
import { needsTyping } from './traits';

/** Every kind of action, by its name. */
export type ActionKinds = { [A in ActionOrder['action']]?: ActionKind<A> };

export interface ActionPreparerOptions {
  kinds: ActionKinds;
  gate: Pick<DeploymentGate, 'judge' | 'refresh'>;
  holds: Pick<HoldStore, 'findLasting'>;
  /** In the order in which releases pass through them. */
  stages: readonly string[];
  now: () => number;
  requestTimeoutMs: number;
}

/** An order on an environment, and who gives it. */
export interface PrepareRequest<O extends ActionOrder = ActionOrder> {
  environment: EnvironmentDefinition;
  order: O;
  requester: { ref: string; claims: readonly string[] };
  signal?: AbortSignal;
}

/** What an action would do, what stands in its way, and the steps in which it is done. */
export interface JudgedAction {
  prepared: PreparedAction;
  preview: ActionPreview;
}

/** Finds out what an action would do and asks the gate: the same for a preview and for a start. */
export class ActionPreparer {
  readonly #options: ActionPreparerOptions;

  constructor(options: ActionPreparerOptions) {
    this.#options = options;
  }

  /** @throws what {@link ActionKind.prepare} throws. */
  async prepare(request: PrepareRequest): Promise<JudgedAction> {
    const { now } = this.#options;
    const { environment, order } = request;
    const prepared = await this.#ask(order.action, request);
    const verdict = prepared.harmless
      ? undefined
      : await this.#judge(request, prepared);
    const preview: ActionPreview = {
      environmentRef: environment.ref,
      order,
      summary: prepared.summary,
      deeds: prepared.deeds,
      applications: prepared.applications ?? [],
      workloads: prepared.workloads ?? [],
      files: prepared.files ?? [],
      methods: prepared.methods,
      podsTouched: prepared.podsTouched,
      blockers: [...prepared.blockers, ...(verdict?.blockers ?? [])],
      // What the action itself would harm is read first.
      warnings: [...prepared.warnings, ...(verdict?.warnings ?? [])],
      typedConfirmation: this.#typedConfirmation(environment, order, prepared),
      asOf: new Date(now()).toISOString(),
    };
    return { prepared, preview };
  }

  async #judge(
    { environment, order: { action }, requester }: PrepareRequest,
    { brings }: PreparedAction,
  ): Promise<GateVerdict> {
    const { gate, holds } = this.#options;
    await gate.refresh?.({ action, environment });
    return gate.judge({
      environment,
      action,
      brings,
      claims: requester.claims,
      requester: requester.ref,
      hold: await holds.findLasting(environment.ref),
    });
  }

  #ask<A extends ActionOrder['action']>(
    action: A,
    { environment, order, requester, signal }: PrepareRequest,
  ): Promise<PreparedAction> {
    const { kinds, requestTimeoutMs } = this.#options;
    const kind: ActionKind<A> | undefined = kinds[action];
    if (!kind || !isOf(action, order)) {
      throw new InputError(`This portal cannot ${action} environments.`);
    }
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    return kind.prepare({
      environment,
      order,
      requestedBy: requester.ref,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  }

  #typedConfirmation(
    { name, stage }: EnvironmentDefinition,
    { action }: ActionOrder,
    { harmless }: PreparedAction,
  ): string | undefined {
    const last = this.#options.stages.at(-1);
    return stage !== undefined &&
      stage === last &&
      !harmless &&
      needsTyping(action)
      ? name
      : undefined;
  }
}

function isOf<A extends ActionOrder['action']>(
  action: A,
  order: ActionOrder,
): order is OrderOf<A> {
  return order.action === action;
}
