import { z } from 'zod';
import { UsageSource } from '../../autoscaler/UsageSource';
import { Container, PodView } from '../../objects/pod';
import { amountOf } from '../../amountOf';

const quantities = z.record(z.string(), z.union([z.string(), z.number()]));

export const policySchema = z.object({
  containerName: z.string().default('*'),
  mode: z.string().default('Auto'),
  minAllowed: quantities.default({}),
  maxAllowed: quantities.default({}),
});
type Policy = z.infer<typeof policySchema>;

/** Recommendations leave this much room over what is used. */
const MARGIN = 1.15;
/** How far the bounds lie from the target: it has seen hours, not months. */
const LOWER = 0.6;
const UPPER = 2.5;
/** What the recommender gives a Pod at least, shared by its containers. */
const LEAST = { cpu: 0.025, memory: 250 * 1024 * 1024 };

type Resource = keyof typeof LEAST;
const RESOURCES: readonly Resource[] = ['cpu', 'memory'];

/** What each container of a workload should ask for, by what its Pods use now. */
export function recommendResources(
  pods: readonly PodView[],
  usage: UsageSource,
  policies: readonly Policy[],
) {
  const { containers } = pods[0].spec;
  return containers.flatMap(container => {
    const policy =
      policies.find(each => each.containerName === container.name) ??
      policies.find(each => each.containerName === '*');
    if (policy?.mode === 'Off') {
      return [];
    }
    const at = (factor: number, limited: boolean) =>
      Object.fromEntries(
        RESOURCES.map(resource => {
          const used = most(pods, usage, container, resource) * MARGIN;
          const least = LEAST[resource] / containers.length;
          const wanted = Math.max(used, least) * factor;
          const amount = limited ? within(wanted, policy, resource) : wanted;
          return [resource, format(amount, resource)];
        }),
      );
    return [
      {
        containerName: container.name,
        lowerBound: at(LOWER, true),
        target: at(1, true),
        uncappedTarget: at(1, false),
        upperBound: at(UPPER, true),
      },
    ];
  });
}

/** The most that the container uses in one of the Pods. */
function most(
  pods: readonly PodView[],
  usage: UsageSource,
  container: Container,
  resource: Resource,
): number {
  const amounts = pods.map(pod => {
    const used = usage[resource](pod.object) ?? 0;
    const asked = pod.spec.containers.map(each => asks(each, resource));
    const all = asked.reduce((sum, amount) => sum + amount, 0);
    const share =
      all > 0 ? asks(container, resource) / all : 1 / Math.max(1, asked.length);
    return used * share;
  });
  return Math.max(...amounts);
}

function asks({ resources }: Container, resource: Resource): number {
  const { requests, limits } = resources;
  return amountOf(requests[resource] ?? limits[resource]);
}

function within(
  amount: number,
  policy: Policy | undefined,
  resource: Resource,
): number {
  const least = amountOf(policy?.minAllowed[resource]);
  const highest = amountOf(policy?.maxAllowed[resource]) || Infinity;
  return Math.min(Math.max(amount, least), highest);
}

function format(amount: number, resource: Resource): string {
  return resource === 'cpu'
    ? `${Math.ceil(amount * 1000)}m`
    : String(Math.ceil(amount));
}
