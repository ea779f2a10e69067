import type { NetworkPolicy } from '../../kubernetes';
import type { ConformanceContext } from '../ConformanceContext';
import { type LiveWorkload, podLabels } from '../LiveObject';
import { containersOf } from './mainContainer';
import { isSelected, type Selector } from './selecting';

type Rule = NonNullable<NetworkPolicy['spec']['ingress']>[number];
type Peer = NonNullable<Rule['from']>[number];

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Whom NetworkPolicies let in, as far as the facts tell. */
export interface Admission {
  /** Ids of the parts whose workloads are let in. */
  parts: ReadonlySet<string>;
  /** Workloads that are let in and play no part. */
  strangers: readonly string[];
  /** Namespaces that are let in, whole or in part. */
  namespaces: ReadonlySet<string>;
  /** How far it is open beyond what can be named. */
  open?: string;
}

/** The one namespace that a selector names, by the label that every namespace has. */
function namespaceOfSelector(
  selector: Selector | undefined,
): string | undefined {
  return selector?.matchLabels[NAMESPACE_NAME];
}

function isEmpty(selector: Selector | undefined): boolean {
  return (
    selector !== undefined &&
    Object.keys(selector.matchLabels).length === 0 &&
    selector.matchExpressions.length === 0
  );
}

function opennessOf({ from }: Rule): string | undefined {
  if (from === undefined || from.length === 0) {
    return 'everybody';
  }
  for (const { podSelector, namespaceSelector, ipBlock } of from) {
    const allPods = podSelector === undefined || isEmpty(podSelector);
    if (ipBlock) {
      return `addresses ${ipBlock.cidr ?? ''}`.trim();
    }
    if (isEmpty(namespaceSelector) && allPods) {
      return 'every namespace';
    }
    if (namespaceSelector === undefined && isEmpty(podSelector)) {
      return 'the whole namespace';
    }
  }
  return undefined;
}

function letsIn(peer: Peer, other: LiveWorkload, home: string): boolean {
  const { podSelector, namespaceSelector } = peer;
  const { namespace } = other.object.metadata;
  const isInPlace =
    namespaceSelector === undefined
      ? namespace === home
      : isEmpty(namespaceSelector) ||
        namespaceOfSelector(namespaceSelector) === namespace;
  if (!isInPlace) {
    return false;
  }
  return podSelector === undefined
    ? namespaceSelector !== undefined
    : isSelected(podLabels(other), podSelector);
}

/** Whom the rules of all policies about a workload let in together. */
export function findAdmission(
  rules: readonly Rule[],
  live: LiveWorkload,
  context: ConformanceContext,
): Admission {
  const home = live.object.metadata.namespace;
  const peers = rules.flatMap(({ from }) => from ?? []);
  const admitted = context.workloads.filter(
    other => other !== live && peers.some(peer => letsIn(peer, other, home)),
  );
  const playing = context.parts.map(({ id }) => ({
    id,
    workloads: new Set<unknown>(
      context.workloadsOf(id).map(({ object }) => object),
    ),
  }));
  const playedBy = ({ object }: LiveWorkload) =>
    playing.filter(({ workloads }) => workloads.has(object));
  const own = new Set(playedBy(live).map(({ id }) => id));
  return {
    parts: new Set(
      admitted.flatMap(playedBy).flatMap(({ id }) => (own.has(id) ? [] : [id])),
    ),
    strangers: admitted
      .filter(other => playedBy(other).length === 0)
      .map(({ kind, object }) => `${kind} ${object.metadata.name}`),
    namespaces: new Set(
      peers
        .flatMap(
          ({ namespaceSelector }) =>
            namespaceOfSelector(namespaceSelector) ?? [],
        )
        // Workloads of the environment itself are told one by one.
        .filter(name => !context.namespaces.includes(name)),
    ),
    open: rules.map(opennessOf).find(each => each !== undefined),
  };
}

/** The ports that rules open; a name is looked up among the ports of the containers. */
export function portsOf(
  rules: readonly Rule[],
  live: LiveWorkload,
): (number | string)[] {
  const named = new Map(
    containersOf(live).flatMap(({ ports }) =>
      ports.flatMap(({ name, containerPort }) =>
        name === undefined || containerPort === undefined
          ? []
          : [[name, containerPort] as const],
      ),
    ),
  );
  const open = rules.flatMap(({ ports }) =>
    ports === undefined || ports.length === 0
      ? ['every port']
      : ports.map(({ port, endPort }) => {
          if (port === undefined) {
            return 'every port';
          }
          if (endPort !== undefined && endPort !== port) {
            return `${port} to ${endPort}`;
          }
          return typeof port === 'number' ? port : named.get(port) ?? port;
        }),
  );
  return [...new Set(open)];
}
