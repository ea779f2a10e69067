import { z } from 'zod';
import { KubeObject } from '../../../kubernetes/Cluster';
import { Condition, conditionSchema, withCondition } from '../../conditions';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
} from '../../Controller';
import { createView } from '../../objects/createView';
import { timestamp } from '../../Timeline';
import { writeStatus } from '../../writeStatus';
import { fillTemplate, namesIn } from './fillTemplate';
import { referencedKeys, USERS_OF_SECRETS } from './referencedKeys';
import { SecretVault } from './SecretVault';
import { writeSecret } from './writeSecret';

const KIND = 'InfisicalSecret';

const managedSecretSchema = z.object({
  secretName: z.string(),
  secretNamespace: z.string().optional(),
  secretType: z.string().optional(),
  creationPolicy: z.string().default('Orphan'),
  template: z
    .object({
      includeAllSecrets: z.boolean().default(false),
      data: z.record(z.string(), z.string()).default({}),
    })
    .optional(),
});
type ManagedSecret = z.infer<typeof managedSecretSchema>;

const readInfisicalSecret = createView(
  z.looseObject({
    managedSecretReference: managedSecretSchema.optional(),
    managedKubeSecretReferences: z.array(managedSecretSchema).default([]),
  }),
  z.looseObject({ conditions: z.array(conditionSchema).default([]) }),
);
type InfisicalSecretView = ReturnType<typeof readInfisicalSecret>;

const DONE = {
  LoadedInfisicalToken:
    'Infisical controller has loaded the Infisical token in provided Kubernetes secret',
  ReadyToSyncSecrets: 'Infisical controller has started syncing your secrets',
  AutoRedeployReady:
    'Infisical has found 0 deployments which are ready to be auto redeployed when secrets change',
};

/**
 * Plays the operator of Infisical, which writes all the keys of a path. The sandbox keeps no list of
 * them: they are those that the workloads of the namespace ask for.
 */
export class InfisicalSecretController implements Controller {
  readonly name = 'infisical-operator';
  readonly #context: ControllerContext;
  readonly #vault: SecretVault;

  constructor(context: ControllerContext, vault: SecretVault) {
    this.#context = context;
    this.#vault = vault;
  }

  affected(object: KubeObject): ObjectKey[] {
    if (object.kind === KIND) {
      return [keyOf(object)];
    }
    return object.kind === 'Secret' || USERS_OF_SECRETS.includes(object.kind)
      ? this.#context.cluster
          .list(KIND)
          .filter(each => this.#namespaces(each).has(object.metadata.namespace))
          .map(keyOf)
      : [];
  }

  reconcile({ namespace, name }: ObjectKey): undefined {
    const object = this.#context.cluster.get(KIND, namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return;
    }
    const infisical = readInfisicalSecret(object);
    try {
      managedBy(infisical).forEach(managed => this.#write(infisical, managed));
      this.#tell(infisical, undefined);
    } catch (error) {
      this.#tell(infisical, error instanceof Error ? error.message : '');
    }
  }

  #namespaces(object: KubeObject): Set<string | undefined> {
    return new Set(
      managedBy(readInfisicalSecret(object)).map(
        ({ secretNamespace }) => secretNamespace ?? object.metadata.namespace,
      ),
    );
  }

  #write({ object }: InfisicalSecretView, managed: ManagedSecret): void {
    const { cluster } = this.#context;
    const { secretName, template, creationPolicy, secretType } = managed;
    const own = object.metadata.namespace ?? '';
    const namespace = managed.secretNamespace ?? own;
    const templates = template?.data ?? {};
    const read = (key: string): [string, string] => [
      key,
      this.#vault.read(`${namespace}/${secretName}/${key}`),
    ];
    const asked = referencedKeys(cluster, namespace, secretName)
      .filter(key => templates[key] === undefined)
      .map(read);
    const all = new Map([
      ...asked,
      ...namesIn(Object.values(templates)).map(read),
    ]);
    const filled = Object.entries(templates).map(
      ([key, text]): [string, string] => [key, fillTemplate(text, all)],
    );
    const includesAll = template === undefined || template.includeAllSecrets;
    const isOwner = creationPolicy === 'Owner' && namespace === own;
    writeSecret(cluster, {
      namespace,
      name: secretName,
      type: secretType,
      ...(isOwner && { owner: object }),
      values: new Map([...(includesAll ? asked : []), ...filled]),
    });
  }

  #tell(infisical: InfisicalSecretView, failure: string | undefined): void {
    const { cluster, timeline } = this.#context;
    const now = timestamp(timeline.now());
    const conditions = Object.entries(DONE).reduce<Condition[]>(
      (all, [type, message]) =>
        withCondition(
          all,
          {
            type: `secrets.infisical.com/${type}`,
            ...(failure !== undefined && type === 'ReadyToSyncSecrets'
              ? { status: 'False', reason: 'Error', message: failure }
              : { status: 'True', reason: 'OK', message }),
          },
          now,
        ),
      infisical.status.conditions,
    );
    writeStatus(cluster, infisical.object, { ...infisical.status, conditions });
  }
}

function managedBy({ spec }: InfisicalSecretView): ManagedSecret[] {
  const { managedSecretReference: one, managedKubeSecretReferences } = spec;
  return [...(one ? [one] : []), ...managedKubeSecretReferences];
}
