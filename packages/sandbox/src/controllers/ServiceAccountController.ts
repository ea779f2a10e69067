import { KubeObject } from '../kubernetes/Cluster';
import { Controller, ControllerContext, ObjectKey } from './Controller';

const KIND = 'ServiceAccount';
const NAME = 'default';

/** Gives every namespace the account that its Pods use when they name none. */
export class ServiceAccountController implements Controller {
  readonly name = 'serviceaccount-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected({ kind, metadata }: KubeObject): ObjectKey[] {
    if (kind === 'Namespace') {
      return [{ kind: KIND, namespace: metadata.name, name: NAME }];
    }
    return kind === KIND && metadata.name === NAME
      ? [{ kind: KIND, namespace: metadata.namespace ?? '', name: NAME }]
      : [];
  }

  reconcile({ namespace, name }: ObjectKey): undefined {
    const { cluster } = this.#context;
    const isThere = cluster.get('Namespace', '', namespace) !== undefined;
    if (isThere && !cluster.get(KIND, namespace, name)) {
      cluster.create({
        apiVersion: 'v1',
        kind: KIND,
        metadata: { name, namespace },
      });
    }
  }
}
