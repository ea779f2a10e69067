import { KubeObject } from '../kubernetes/Cluster';
import { z } from 'zod';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerReference,
} from './Controller';
import { createView } from './objects/createView';
import { isFinished, isReady, PodView, readPod } from './objects/pod';
import { templateHash } from './templateHash';

const ZONE = 'topology.kubernetes.io/zone';

export const readService = createView(
  z.object({
    type: z.string().default('ClusterIP'),
    selector: z.record(z.string(), z.string()).nullish(),
    publishNotReadyAddresses: z.boolean().default(false),
    ports: z
      .array(
        z.object({
          name: z.string().optional(),
          port: z.number(),
          protocol: z.string().default('TCP'),
          targetPort: z.union([z.string(), z.number()]).optional(),
        }),
      )
      .default([]),
  }),
  z.object({ loadBalancer: z.looseObject({}).optional() }),
);
type ServiceView = ReturnType<typeof readService>;

interface Port {
  name?: string;
  port: number;
  protocol: string;
}

/** Says which Pods serve each Service: Endpoints, and the EndpointSlice that replaces them. */
export class EndpointsController implements Controller {
  readonly name = 'endpoints-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    if (object.kind === 'Service') {
      return [keyOf(object)];
    }
    if (object.kind !== 'Pod') {
      return [];
    }
    return this.#context.cluster
      .list('Service', object.metadata.namespace)
      .filter(service => selects(readService(service), object))
      .map(keyOf);
  }

  reconcile({ namespace, name }: ObjectKey): undefined {
    const { cluster } = this.#context;
    const object = cluster.get('Service', namespace, name);
    if (!object) {
      cluster.delete('Endpoints', namespace, name);
      return;
    }
    const service = readService(object);
    if (service.spec.type === 'ExternalName' || !service.spec.selector) {
      return;
    }
    const pods = cluster
      .list('Pod', namespace)
      .filter(pod => selects(service, pod))
      .map(readPod)
      .filter(({ status }) => status.podIP && !isFinished(status.phase))
      .sort((left, right) => compare(left.metadata.name, right.metadata.name));
    this.#writeEndpoints(service, pods);
    this.#writeSlice(service, pods);
  }

  #writeEndpoints(service: ServiceView, pods: PodView[]): void {
    const staying = pods.filter(pod => !pod.metadata.deletionTimestamp);
    const serves = (pod: PodView) =>
      service.spec.publishNotReadyAddresses || isReady(pod);
    const addresses = staying.filter(serves).map(address);
    const notReadyAddresses = staying.filter(pod => !serves(pod)).map(address);
    const subset = {
      ...(addresses.length > 0 && { addresses }),
      ...(notReadyAddresses.length > 0 && { notReadyAddresses }),
      ports: portsOf(service, pods),
    };
    const { name, namespace, labels } = service.metadata;
    this.#context.cluster.apply({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name, namespace, labels },
      subsets: staying.length > 0 ? [subset] : [],
    });
  }

  #writeSlice(service: ServiceView, pods: PodView[]): void {
    const { name, namespace = '', uid } = service.metadata;
    this.#context.cluster.apply({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: `${name}-${templateHash(uid).slice(0, 5)}`,
        namespace,
        labels: {
          ...service.metadata.labels,
          'endpointslice.kubernetes.io/managed-by':
            'endpointslice-controller.k8s.io',
          'kubernetes.io/service-name': name,
        },
        ownerReferences: [ownerReference(service.object)],
      },
      addressType: 'IPv4',
      endpoints: pods.map(pod => this.#endpoint(service, pod)),
      ports: portsOf(service, pods),
    });
  }

  #endpoint(service: ServiceView, pod: PodView) {
    const { nodeName = '' } = pod.spec;
    const node = this.#context.cluster.get('Node', '', nodeName);
    const { ip, ...rest } = address(pod);
    const terminating = pod.metadata.deletionTimestamp !== undefined;
    const serving = isReady(pod);
    return {
      addresses: [ip],
      conditions: {
        ready:
          service.spec.publishNotReadyAddresses || (serving && !terminating),
        serving,
        terminating,
      },
      ...rest,
      zone: node?.metadata.labels?.[ZONE],
    };
  }
}

function selects({ spec }: ServiceView, pod: KubeObject): boolean {
  const wanted = Object.entries(spec.selector ?? {});
  return (
    wanted.length > 0 &&
    wanted.every(([name, value]) => pod.metadata.labels?.[name] === value)
  );
}

function address({ metadata, spec, status }: PodView) {
  return {
    ip: status.podIP,
    nodeName: spec.nodeName,
    targetRef: {
      kind: 'Pod',
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
    },
  };
}

function portsOf(service: ServiceView, pods: PodView[]): Port[] {
  const known = pods.flatMap(pod =>
    pod.spec.containers.flatMap(container => container.ports),
  );
  return service.spec.ports.flatMap(({ name, port, protocol, targetPort }) => {
    const target =
      typeof targetPort === 'string'
        ? known.find(candidate => candidate.name === targetPort)?.containerPort
        : targetPort ?? port;
    return target === undefined ? [] : [{ name, port: target, protocol }];
  });
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
