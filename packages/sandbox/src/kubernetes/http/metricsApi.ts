import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { PodUsageModel, Usage } from '../../metrics/PodUsageModel';
import { KubeObject } from '../Cluster';
import { fieldAt } from '../json';
import { formatTime } from '../objectMetadata';
import { parseLabelSelector } from '../selectors/labelSelector';
import { StatusError } from '../StatusError';
import { ApiContext } from './ApiContext';
import {
  AccessAttributes,
  authenticate,
  forbidden,
  isAllowed,
} from './authorization';
import type { ApiResource } from './discovery';
import { parseListOptions } from './queryOptions';

export const METRICS_GROUP_VERSION = 'metrics.k8s.io/v1beta1';
const GROUP = 'metrics.k8s.io';
const ROOT = `/apis/${METRICS_GROUP_VERSION}`;

const NODE_ITSELF = { cpuCores: 0.2, memoryBytes: 900 * 1024 * 1024 };

const VERBS = ['get', 'list'];

/** What discovery tells of the group. */
export const metricsResources: ApiResource[] = [
  { name: 'nodes', singularName: '', namespaced: false, kind: 'NodeMetrics' },
  { name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics' },
].map(resource => ({ ...resource, verbs: VERBS }));

/** `metrics.k8s.io`: what Pods and nodes use now. There is none without a model of it. */
export function createMetricsApiRouter(context: ApiContext): Router {
  const { usage, cluster } = context;
  const router = PromiseRouter();
  if (!usage) {
    return router;
  }
  const ofPods = (pods: KubeObject[]) => podMetrics(usage, pods);
  const ofNodes = (nodes: KubeObject[]) =>
    nodeMetrics(usage, nodes, cluster.list('Pod'));
  const listPods = (request: Request, response: Response) => {
    const { namespace } = request.params;
    allow(context, request, { verb: 'list', resource: 'pods', namespace });
    const pods = select(request, cluster.list('Pod', namespace));
    response.json(listOf('PodMetricsList', ofPods(pods)));
  };
  router.get(`${ROOT}/pods`, listPods);
  router.get(`${ROOT}/namespaces/:namespace/pods`, listPods);
  router.get(
    `${ROOT}/namespaces/:namespace/pods/:name`,
    (request, response) => {
      const { namespace, name } = request.params;
      allow(context, request, {
        verb: 'get',
        resource: 'pods',
        namespace,
        name,
      });
      const pod = cluster.get('Pod', namespace, name);
      response.json(oneOf(ofPods(pod ? [pod] : []), 'pods', name));
    },
  );
  router.get(`${ROOT}/nodes`, (request, response) => {
    allow(context, request, { verb: 'list', resource: 'nodes' });
    const nodes = select(request, cluster.list('Node'));
    response.json(listOf('NodeMetricsList', ofNodes(nodes)));
  });
  router.get(`${ROOT}/nodes/:name`, (request, response) => {
    const { name } = request.params;
    allow(context, request, { verb: 'get', resource: 'nodes', name });
    const node = cluster.get('Node', '', name);
    response.json(oneOf(ofNodes(node ? [node] : []), 'nodes', name));
  });
  return router;
}

function allow(
  context: ApiContext,
  request: Request,
  what: Omit<AccessAttributes, 'group'>,
): void {
  const token = authenticate(context, request.headers.authorization);
  const wanted = { group: GROUP, ...what };
  if (!isAllowed(token, wanted)) {
    throw forbidden(token.user, wanted);
  }
}

function select(request: Request, objects: KubeObject[]): KubeObject[] {
  const { labelSelector = '' } = parseListOptions(request.query);
  const isSelected = parseLabelSelector(labelSelector);
  return objects.filter(({ metadata }) => isSelected(metadata.labels ?? {}));
}

function podMetrics(model: PodUsageModel, pods: KubeObject[]) {
  return pods.flatMap(pod => {
    const found = model.read(pod);
    return found
      ? [
          {
            ...frame('PodMetrics', pod, found.at),
            containers: found.containers.map(({ name, ...usage }) => ({
              name,
              usage: toUsage(usage),
            })),
          },
        ]
      : [];
  });
}

/** A node uses what its Pods do, and something for itself. */
function nodeMetrics(
  model: PodUsageModel,
  nodes: KubeObject[],
  pods: KubeObject[],
) {
  return nodes.map(node => ({
    ...frame('NodeMetrics', node, model.now()),
    usage: toUsage(
      pods
        .filter(pod => fieldAt(pod, 'spec', 'nodeName') === node.metadata.name)
        .flatMap(pod => model.read(pod)?.containers ?? [])
        .reduce(
          (sum, { cpuCores, memoryBytes }) => ({
            cpuCores: sum.cpuCores + cpuCores,
            memoryBytes: sum.memoryBytes + memoryBytes,
          }),
          NODE_ITSELF,
        ),
    ),
  }));
}

function frame(kind: string, { metadata }: KubeObject, at: Date) {
  return {
    kind,
    apiVersion: METRICS_GROUP_VERSION,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      creationTimestamp: formatTime(at),
      labels: metadata.labels,
    },
    timestamp: formatTime(at),
    window: '15s',
  };
}

/** In the units that a metrics server answers in. */
function toUsage({ cpuCores, memoryBytes }: Usage) {
  return {
    cpu: `${Math.round(cpuCores * 1e9)}n`,
    memory: `${Math.round(memoryBytes / 1024)}Ki`,
  };
}

function listOf(kind: string, items: unknown[]) {
  return { kind, apiVersion: METRICS_GROUP_VERSION, metadata: {}, items };
}

function oneOf<T>([found]: T[], resource: string, name: string): T {
  if (found === undefined) {
    throw new StatusError({
      code: 404,
      reason: 'NotFound',
      message: `${resource}.${GROUP} "${name}" not found`,
      details: { name, group: GROUP, kind: resource },
    });
  }
  return found;
}
