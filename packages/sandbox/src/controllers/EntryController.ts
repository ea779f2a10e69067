import { createView } from './objects/createView';
import { z } from 'zod';
import { KubeObject } from '../kubernetes/Cluster';
import { Controller, ControllerContext, keyOf, ObjectKey } from './Controller';
import { readService } from './EndpointsController';
import { writeStatus } from './writeStatus';

const readIngress = createView(
  z.looseObject({}),
  z.object({ loadBalancer: z.looseObject({}).optional() }),
);

/** From the block that is set aside for documentation. */
const LOAD_BALANCER = { ingress: [{ ip: '192.0.2.10' }] };

/** Gives what faces outwards its load balancer. */
export class EntryController implements Controller {
  readonly name = 'service-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    return object.kind === 'Service' || object.kind === 'Ingress'
      ? [keyOf(object)]
      : [];
  }

  reconcile({ kind, namespace, name }: ObjectKey): undefined {
    const { cluster } = this.#context;
    const object = cluster.get(kind, namespace, name);
    if (!object) {
      return;
    }
    if (kind === 'Ingress') {
      if (!readIngress(object).status.loadBalancer) {
        writeStatus(cluster, object, { loadBalancer: LOAD_BALANCER });
      }
      return;
    }
    const { spec, status } = readService(object);
    if (!status.loadBalancer) {
      writeStatus(cluster, object, {
        loadBalancer: spec.type === 'LoadBalancer' ? LOAD_BALANCER : {},
      });
    }
  }
}
