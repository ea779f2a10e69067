import { formatQuantity } from '../../kubernetes/admission/Quantity';
import {
  kindOfResource,
  readQuota,
  usedOf,
} from '../../kubernetes/admission/quotas';
import { KubeObject } from '../../kubernetes/Cluster';
import { objectAt } from '../../kubernetes/json';
import { Controller, ControllerContext, keyOf, ObjectKey } from '../Controller';
import { writeStatus } from '../writeStatus';

const KIND = 'ResourceQuota';

/** Tells how much of each quota is used. */
export class ResourceQuotaController implements Controller {
  readonly name = 'resourcequota-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    const { namespace } = object.metadata;
    const quotas = namespace ? this.#context.cluster.list(KIND, namespace) : [];
    return quotas
      .filter(
        quota =>
          quota.metadata.uid === object.metadata.uid ||
          Object.keys(objectAt(quota.spec, 'hard')).some(
            resource => kindOfResource(resource) === object.kind,
          ),
      )
      .map(keyOf);
  }

  reconcile({ namespace, name }: ObjectKey): undefined {
    const { cluster } = this.#context;
    const object = cluster.get(KIND, namespace, name);
    const quota = object && readQuota(object);
    if (!quota) {
      return;
    }
    const each = (amountOf: (resource: string) => string) =>
      Object.fromEntries(
        [...quota.hard.keys()].map(resource => [resource, amountOf(resource)]),
      );
    writeStatus(cluster, object, {
      hard: objectAt(object.spec, 'hard'),
      used: each(resource =>
        formatQuantity(usedOf(cluster, namespace, resource, quota.scopes)),
      ),
    });
  }
}
