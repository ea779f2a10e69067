import type { Application } from './readApplications';
import { hash, normal, seededRandom } from './random';

/** One request that a pod served. */
export interface ServedRequest {
  pod: string;
  method: string;
  endpoint: string;
  status: string;
  /** From the request to its answer. */
  seconds: number;
  databaseSeconds: number;
}

/** Frequent endpoints stand here several times. */
const ROUTES = [
  { method: 'GET', endpoint: '/api/health' },
  { method: 'GET', endpoint: '/api/projects' },
  { method: 'GET', endpoint: '/api/projects' },
  { method: 'GET', endpoint: '/api/projects' },
  { method: 'GET', endpoint: '/api/results' },
  { method: 'GET', endpoint: '/api/results' },
  { method: 'POST', endpoint: '/api/calculations' },
  { method: 'POST', endpoint: '/api/uploads' },
] as const;

const DEVIATION = 0.6;
/** How far above the median 95 % of a log-normal distribution with this deviation end. */
const P95_OVER_MEDIAN = Math.exp(1.6449 * DEVIATION);
const WAVE_SECONDS = 600;

/**
 * What the ready pods of an application served in one second. The same arguments give the same
 * requests.
 */
export function simulateRequests(
  application: Application,
  second: number,
  seed: number,
): ServedRequest[] {
  const pods = application.pods.filter(pod => pod.ready);
  if (pods.length === 0) {
    return [];
  }
  const identity = hash(`${application.namespace}/${application.service}`);
  const random = seededRandom(hash(`${seed}/${identity}/${second}`));
  const phase =
    (2 * Math.PI * (second + (identity % WAVE_SECONDS))) / WAVE_SECONDS;
  const expected = application.requestsPerSecond * (1 + 0.1 * Math.sin(phase));
  const count = Math.floor(expected + random());
  return Array.from({ length: count }, (_, index) => {
    const pod = pods[(second + index) % pods.length].name;
    return { pod, ...simulateRequest(application, random) };
  });
}

function simulateRequest(
  application: Application,
  random: () => number,
): Omit<ServedRequest, 'pod'> {
  const route = ROUTES[Math.floor(random() * ROUTES.length)];
  const seconds =
    (application.latencySeconds / P95_OVER_MEDIAN) *
    Math.exp(DEVIATION * normal(random));
  return {
    ...route,
    status: simulateStatus(route.method, application.errorRatio, random),
    seconds,
    databaseSeconds: seconds * (0.1 + 0.2 * random()),
  };
}

function simulateStatus(
  method: string,
  errorRatio: number,
  random: () => number,
): string {
  if (random() < errorRatio) {
    return random() < 0.7 ? '500' : '503';
  }
  if (random() < 0.01) {
    return '404';
  }
  return method === 'POST' ? '201' : '200';
}
