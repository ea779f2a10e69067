import { KubeObject } from '../../kubernetes/Cluster';
import { Controller, ControllerContext, keyOf, ObjectKey } from '../Controller';
import { timestamp } from '../Timeline';
import { writeStatus } from '../writeStatus';
import { readConditioned, withReady } from './readiness';

export interface ReadyKind {
  /** The component that says it. */
  name: string;
  kinds: readonly string[];
  reason: string;
  message: string;
}

/** Says of objects that stand for something outside the cluster that it can be reached. */
export class ReadyController implements Controller {
  readonly name: string;
  readonly #context: ControllerContext;
  readonly #kind: ReadyKind;

  constructor(context: ControllerContext, kind: ReadyKind) {
    this.name = kind.name;
    this.#context = context;
    this.#kind = kind;
  }

  affected(object: KubeObject): ObjectKey[] {
    return this.#kind.kinds.includes(object.kind) ? [keyOf(object)] : [];
  }

  reconcile({ kind, namespace, name }: ObjectKey): undefined {
    const { cluster, timeline } = this.#context;
    const object = cluster.get(kind, namespace, name);
    if (!object) {
      return;
    }
    const { reason, message } = this.#kind;
    const { status } = readConditioned(object);
    const conditions = withReady(
      status.conditions,
      { status: 'True', reason, message },
      timestamp(timeline.now()),
    );
    writeStatus(cluster, object, { ...status, conditions });
  }
}

/** Stores of External Secrets. */
export const SECRET_STORES: ReadyKind = {
  name: 'external-secrets-stores',
  kinds: ['SecretStore', 'ClusterSecretStore'],
  reason: 'Valid',
  message: 'store validated',
};

/** Issuers of cert-manager. */
export const ISSUERS: ReadyKind = {
  name: 'cert-manager-issuers',
  kinds: ['Issuer', 'ClusterIssuer'],
  reason: 'ACMEAccountRegistered',
  message: 'The ACME account was registered with the ACME server',
};
