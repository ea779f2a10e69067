import { z } from 'zod';
import { Cluster, Manifest } from '../Cluster';
import { isJsonObject, JsonObject, listAt, objectAt } from '../json';
import { forbidden } from './forbidden';
import { withRequestsOfLimits } from './podResources';
import { formatQuantity, isMore, readQuantity } from './Quantity';

const ANNOTATION = 'kubernetes.io/limit-ranger';

const quantities = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .default({});

const limitRangeSchema = z.looseObject({
  spec: z.looseObject({
    limits: z
      .array(
        z.looseObject({
          type: z.string(),
          default: quantities,
          defaultRequest: quantities,
          max: quantities,
          min: quantities,
        }),
      )
      .default([]),
  }),
});

type Limits = z.infer<typeof limitRangeSchema>['spec']['limits'][number];

/**
 * Gives the containers of a new Pod the requests and limits of the namespace's limit ranges where
 * they set none, and refuses those outside of them.
 */
export function withLimitRanges(
  cluster: Pick<Cluster, 'list'>,
  pod: Manifest,
): Manifest {
  const ranges = cluster
    .list('LimitRange', pod.metadata.namespace ?? 'default')
    .flatMap(range => limitRangeSchema.safeParse(range).data?.spec.limits ?? [])
    .filter(({ type }) => type === 'Container');
  const notes: string[] = [];
  const complete = (field: string) =>
    listAt(pod.spec, field).map(given =>
      ranges.reduce(
        (container, range) => fill(container, range, notes),
        withRequestsOfLimits(given),
      ),
    );
  const containers = complete('containers');
  const initContainers = complete('initContainers');
  const all = [...containers, ...initContainers];
  const problems = all.flatMap(container =>
    ranges.flatMap(range => problemsOf(container, range)),
  );
  if (problems.length > 0) {
    const text = problems.length > 1 ? `[${problems.join(', ')}]` : problems[0];
    throw forbidden('pods', pod.metadata.name, text);
  }
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      ...(notes.length > 0 && {
        annotations: {
          ...pod.metadata.annotations,
          [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}`,
        },
      }),
    },
    spec: {
      ...(isJsonObject(pod.spec) && pod.spec),
      ...(containers.length > 0 && { containers }),
      ...(initContainers.length > 0 && { initContainers }),
    },
  };
}

function fill(container: unknown, range: Limits, notes: string[]): unknown {
  if (!isJsonObject(container)) {
    return container;
  }
  const limits = { ...range.max, ...range.default };
  const requests = { ...range.min, ...limits, ...range.defaultRequest };
  const resources = objectAt(container, 'resources');
  const add = (field: 'requests' | 'limits', defaults: JsonObject) => {
    const given = objectAt(resources, field);
    const added = Object.keys(defaults).filter(key => !(key in given));
    if (added.length > 0) {
      const what = field === 'requests' ? 'request' : 'limit';
      notes.push(
        `${added.sort().join(', ')} ${what} for container ${container.name}`,
      );
    }
    return { ...defaults, ...given };
  };
  const filled = {
    requests: add('requests', requests),
    limits: add('limits', limits),
  };
  return { ...container, resources: { ...resources, ...filled } };
}

function problemsOf(container: unknown, { max, min }: Limits): string[] {
  const amountOf = (field: string, resource: string) =>
    readQuantity(objectAt(container, 'resources', field)[resource]);
  const tooMuch = Object.entries(max).flatMap(([resource, text]) => {
    const most = readQuantity(text);
    const limit = amountOf('limits', resource);
    return most && limit && isMore(limit, most)
      ? [
          `maximum ${resource} usage per Container is ${text}, but limit is ${formatQuantity(
            limit,
          )}`,
        ]
      : [];
  });
  const tooLittle = Object.entries(min).flatMap(([resource, text]) => {
    const least = readQuantity(text);
    const request = amountOf('requests', resource);
    return least && request && isMore(least, request)
      ? [
          `minimum ${resource} usage per Container is ${text}, but request is ${formatQuantity(
            request,
          )}`,
        ]
      : [];
  });
  return [...tooLittle, ...tooMuch];
}
