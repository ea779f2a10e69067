import { z } from 'zod';
import { KubeObject } from '../../../kubernetes/Cluster';
import { equalJson } from '../../../kubernetes/json';
import {
  Controller,
  ControllerContext,
  isControlledBy,
  keyOf,
  ObjectKey,
  ownerKeys,
  ownerReference,
} from '../../Controller';
import { createView } from '../../objects/createView';

const CLUSTER_ISSUER = 'cert-manager.io/cluster-issuer';
const ISSUER = 'cert-manager.io/issuer';

const readIngress = createView(
  z.looseObject({
    tls: z
      .array(
        z.object({
          hosts: z.array(z.string()).default([]),
          secretName: z.string().optional(),
        }),
      )
      .default([]),
  }),
  z.looseObject({}),
);

/** Plays the part of cert-manager that makes Certificates for annotated Ingresses. */
export class IngressCertificateController implements Controller {
  readonly name = 'cert-manager-ingress-shim';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    if (object.kind === 'Ingress') {
      return [keyOf(object)];
    }
    return object.kind === 'Certificate' ? ownerKeys(object, 'Ingress') : [];
  }

  reconcile({ namespace, name }: ObjectKey): undefined {
    const object = this.#context.cluster.get('Ingress', namespace, name);
    const issuerRef = object && issuerOf(object);
    if (!object || !issuerRef) {
      return;
    }
    for (const { hosts, secretName } of readIngress(object).spec.tls) {
      if (secretName && hosts.length > 0) {
        this.#write(object, secretName, {
          secretName,
          dnsNames: hosts,
          issuerRef,
          usages: ['digital signature', 'key encipherment'],
        });
      }
    }
  }

  #write(
    ingress: KubeObject,
    name: string,
    spec: Record<string, unknown>,
  ): void {
    const { cluster } = this.#context;
    const { namespace = '', labels } = ingress.metadata;
    const before = cluster.get('Certificate', namespace, name);
    if (before && !isControlledBy(before, ingress)) {
      // Somebody made it himself.
      return;
    }
    if (before && equalJson(before.spec, spec)) {
      return;
    }
    cluster.apply({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: {
        name,
        namespace,
        ...(labels && { labels }),
        ownerReferences: [ownerReference(ingress)],
      },
      spec,
    });
    const done = before ? 'updated' : 'created';
    this.#context.recorder.record(ingress, {
      type: 'Normal',
      reason: before ? 'UpdateCertificate' : 'CreateCertificate',
      message: `Successfully ${done} Certificate "${name}"`,
      component: this.name,
    });
  }
}

function issuerOf({ metadata }: KubeObject) {
  const { annotations = {} } = metadata;
  const group = 'cert-manager.io';
  if (annotations[CLUSTER_ISSUER]) {
    return { name: annotations[CLUSTER_ISSUER], kind: 'ClusterIssuer', group };
  }
  return annotations[ISSUER]
    ? { name: annotations[ISSUER], kind: 'Issuer', group }
    : undefined;
}
