import { createHash } from 'node:crypto';
import { KubeObject } from '../../../kubernetes/Cluster';
import {
  Controller,
  ControllerContext,
  isControlledBy,
  keyOf,
  ObjectKey,
  ownerKeys,
} from '../../Controller';
import { findCondition } from '../../conditions';
import { timestamp } from '../../Timeline';
import { writeStatus } from '../../writeStatus';
import { withReady } from '../readiness';
import {
  ExternalSecretView,
  readExternalSecret,
  targetOf,
} from './externalSecrets';
import { parseGoDuration } from '../parseGoDuration';
import { USERS_OF_SECRETS } from './referencedKeys';
import { SecretVault } from './SecretVault';
import { valuesOf } from './valuesOf';
import { writeSecret } from './writeSecret';

const KIND = 'ExternalSecret';
const STORES = ['SecretStore', 'ClusterSecretStore'];
const RETRY_SECONDS = 10;

/** Plays External Secrets: writes the Secrets that ExternalSecrets ask for. */
export class ExternalSecretController implements Controller {
  readonly name = 'external-secrets';
  readonly #context: ControllerContext;
  readonly #vault: SecretVault;

  constructor(context: ControllerContext, vault: SecretVault) {
    this.#context = context;
    this.#vault = vault;
  }

  affected(object: KubeObject): ObjectKey[] {
    const { cluster } = this.#context;
    if (object.kind === KIND) {
      return [keyOf(object)];
    }
    if (object.kind === 'Secret') {
      return ownerKeys(object, KIND);
    }
    if (STORES.includes(object.kind)) {
      return cluster.list(KIND, object.metadata.namespace).map(keyOf);
    }
    return USERS_OF_SECRETS.includes(object.kind)
      ? cluster
          .list(KIND, object.metadata.namespace)
          .filter(each => readExternalSecret(each).spec.dataFrom.length > 0)
          .map(keyOf)
      : [];
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const object = this.#context.cluster.get(KIND, namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const external = readExternalSecret(object);
    try {
      this.#sync(external);
      return secondsToRefresh(external);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#fail(external, reason);
      return RETRY_SECONDS;
    }
  }

  #sync(external: ExternalSecretView): void {
    const { cluster } = this.#context;
    this.#requireStore(external);
    const { metadata, spec, object } = external;
    const { creationPolicy, template } = spec.target;
    const namespace = metadata.namespace ?? '';
    const name = targetOf(external);
    const values = valuesOf(cluster, this.#vault, external);
    const present = cluster.get('Secret', namespace, name);
    const owns = creationPolicy === 'Owner';
    if (owns && present?.metadata.ownerReferences?.some(o => o.controller)) {
      this.#requireOwn(present, external);
    }
    const done = writeSecret(cluster, {
      namespace,
      name,
      type: template?.type,
      labels: {
        ...template?.metadata.labels,
        'reconcile.external-secrets.io/managed': 'true',
      },
      annotations: template?.metadata.annotations,
      ...(owns && { owner: object }),
      values,
    });
    if (done !== 'unchanged') {
      this.#record(external, 'Normal', capitalized(done), `secret ${done}`);
    }
    this.#succeed(external, done !== 'unchanged');
  }

  /** @throws Error in the words of External Secrets when there is no such store. */
  #requireStore({ metadata, spec }: ExternalSecretView): void {
    const { kind = 'SecretStore', name = '' } = spec.secretStoreRef ?? {};
    const isCluster = kind === 'ClusterSecretStore';
    const namespace = isCluster ? '' : metadata.namespace ?? '';
    if (!this.#context.cluster.get(kind, namespace, name)) {
      throw new Error(
        `could not get ${kind} "${name}", ${kind}.external-secrets.io "${name}" not found`,
      );
    }
  }

  #requireOwn(secret: KubeObject, { object }: ExternalSecretView): void {
    if (!isControlledBy(secret, object)) {
      throw new Error(
        `target is owned by another controller: ${secret.metadata.name}`,
      );
    }
  }

  /** Writes the status when something was fetched: looking alone is no refresh. */
  #succeed(external: ExternalSecretView, changed: boolean): void {
    const { cluster, timeline } = this.#context;
    const { object, status } = external;
    const synced = versionOf(external);
    const interval = secondsToRefresh(external) ?? Infinity;
    const age = timeline.secondsSince(status.refreshTime ?? '');
    const isFresh =
      !changed &&
      status.syncedResourceVersion === synced &&
      age < interval &&
      findCondition(status.conditions, 'Ready')?.status === 'True';
    if (isFresh) {
      return;
    }
    const now = timestamp(timeline.now());
    const conditions = withReady(
      status.conditions,
      { status: 'True', reason: 'SecretSynced', message: 'secret synced' },
      now,
    );
    writeStatus(cluster, object, {
      ...status,
      binding: { name: targetOf(external) },
      refreshTime: now,
      syncedResourceVersion: synced,
      conditions,
    });
  }

  #fail(external: ExternalSecretView, message: string): void {
    const { cluster, timeline } = this.#context;
    const { object, status } = external;
    const conditions = withReady(
      status.conditions,
      { status: 'False', reason: 'SecretSyncedError', message },
      timestamp(timeline.now()),
    );
    writeStatus(cluster, object, { ...status, conditions });
    this.#record(external, 'Warning', 'UpdateFailed', message);
  }

  #record(
    { object }: ExternalSecretView,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const component = this.name;
    this.#context.recorder.record(object, { type, reason, message, component });
  }
}

function secondsToRefresh({ spec }: ExternalSecretView): number | undefined {
  const seconds = parseGoDuration(spec.refreshInterval);
  return spec.refreshPolicy === 'Periodic' && seconds > 0 ? seconds : undefined;
}

function versionOf({ metadata, spec }: ExternalSecretView): string {
  const digest = createHash('sha256').update(JSON.stringify(spec));
  return `${metadata.generation ?? 1}-${digest.digest('hex').slice(0, 16)}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}
