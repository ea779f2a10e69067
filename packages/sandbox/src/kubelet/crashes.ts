import { Cluster } from '../kubernetes/Cluster';
import { Container, PodView } from '../controllers/objects/pod';
import { amountOf } from '../controllers/amountOf';

/** How a container ends that cannot live. */
export interface Crash {
  exitCode: number;
  reason: 'Error' | 'OOMKilled';
  /** Seconds from its start to its end. */
  afterSeconds: number;
  /** The last thing it says. Never holds the value of a setting. */
  lastWords: string;
}

export const NEEDS_MEMORY = 'sandbox.flightdeck.dev/needs-memory';
const FAIL_ON_START = 'FAIL_ON_START';

/** Settings that name the host of a data store. */
const STORE_SETTING =
  /(^|_)(DATABASE|DB|POSTGRES|POSTGRESQL|PG|REDIS|VALKEY|BROKER|CACHE)(_.*)?(URL|URI|DSN|HOST|HOSTNAME)$|^PGHOST$/;

/** Why the container will end soon after its start; undefined when it will live. */
export function crashOf(
  cluster: Cluster,
  pod: PodView,
  container: Container,
  settings: ReadonlyMap<string, string>,
): Crash | undefined {
  const needed = pod.metadata.annotations?.[NEEDS_MEMORY];
  const limit = container.resources.limits.memory;
  const isMain = container.name === pod.spec.containers[0]?.name;
  if (isMain && limit && amountOf(needed) > amountOf(limit)) {
    return {
      exitCode: 137,
      reason: 'OOMKilled',
      afterSeconds: 3,
      lastWords: `loading the working set: ${needed} needed`,
    };
  }
  if (settings.get(FAIL_ON_START)) {
    return exit('fatal: FAIL_ON_START is set, the application gives up');
  }
  for (const [name, value] of settings) {
    const host = STORE_SETTING.test(name) ? hostOf(value) : undefined;
    if (host && !isReachable(cluster, pod.metadata.namespace ?? '', host)) {
      return exit(
        `fatal: ${name}: could not translate host name "${host}" to address: Name or service not known`,
      );
    }
  }
  return undefined;
}

function exit(lastWords: string): Crash {
  return { exitCode: 1, reason: 'Error', afterSeconds: 1.5, lastWords };
}

/** The host of `scheme://user:password@host:port/path`, `host:port` or `host`. */
function hostOf(value: string): string | undefined {
  const match =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:.*@)?([a-z0-9][a-z0-9.-]*)(?::\d+)?(?:[/?].*)?$/i.exec(
      value.trim(),
    );
  return match?.[1].toLocaleLowerCase('en-US');
}

/** Names inside the cluster need a Service; what lies outside is taken to be there. */
function isReachable(
  cluster: Cluster,
  ownNamespace: string,
  host: string,
): boolean {
  if (host === 'localhost' || /^[\d.]+$/.test(host)) {
    return true;
  }
  const labels = host.split('.');
  const local = labels.indexOf('svc');
  if (local < 0 && labels.length > 2) {
    return true;
  }
  const inside = local < 0 ? labels : labels.slice(0, local);
  const [name, namespace = ownNamespace] = inside.slice(-2);
  if (local < 0 && labels.length === 2) {
    // `name.namespace` if there is such a namespace, a host on the Internet if not.
    return (
      !cluster.get('Namespace', '', namespace) ||
      cluster.get('Service', namespace, name) !== undefined
    );
  }
  return cluster.get('Service', namespace, name) !== undefined;
}
