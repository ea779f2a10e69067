import type { Service } from '../../kubernetes';
import { createObjectRule, type Verdict } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { isFinished } from '../pods';
import { countEndpoints, hasSelector } from '../serviceEndpoints';
import { listWords } from '../words';

interface ContainerPort {
  name?: string;
  containerPort?: number;
}

type ServicePort = Service['spec']['ports'][number];

type Containers = readonly { ports: readonly ContainerPort[] }[];

/** The containers of the Pods behind a Service, or of those that would be there. */
function containersBehind(service: Service, index: FactIndex): Containers[] {
  const pods = index.podsBehind(service).filter(pod => !isFinished(pod));
  return pods.length > 0
    ? pods.flatMap(({ spec }) => [spec.containers, spec.initContainers])
    : index
        .workloadsBehind(service)
        .map(({ object }) => object.spec.template?.spec?.containers ?? []);
}

function isDeclared(
  target: string | number | undefined,
  containers: readonly Containers[],
): boolean {
  return containers.some(list =>
    list.some(({ ports }) =>
      ports.some(({ name, containerPort }) =>
        typeof target === 'string' ? name === target : containerPort === target,
      ),
    ),
  );
}

/** Where requests to a port go: the same number where nothing else is said. */
function targetOf({ port, targetPort }: ServicePort) {
  return targetPort === undefined || targetPort === 0 ? port : targetPort;
}

/** `8080 (http), 9090`, each once. */
function portWords(declared: readonly ContainerPort[]): string[] {
  return [
    ...new Set(
      declared.map(({ name, containerPort }) =>
        name ? `${containerPort} (${name})` : String(containerPort),
      ),
    ),
  ];
}

function mismatch(
  name: string,
  wrong: readonly (string | number | undefined)[],
  declared: readonly ContainerPort[],
): Verdict {
  const known = portWords(declared);
  const names = wrong.filter(target => typeof target === 'string');
  const isNamed = names.length > 0;
  const what = listWords((isNamed ? names : wrong).map(String));
  return {
    severity: isNamed ? 'critical' : 'warning',
    reason: 'PortMismatch',
    says: isNamed
      ? `sends requests to port ${what}, a name that no container of its Pods has`
      : `sends requests to port ${what}, which no container of its Pods declares`,
    remediation: [
      `Set targetPort of ${name} to a port that its containers listen on${
        known.length > 0 ? `: ${listWords(known, 5)}` : ''
      }. Or declare the port in the container.`,
    ],
    evidence: [
      { path: 'spec.ports.targetPort', value: wrong.join(', ') },
      { path: 'Pod.spec.containers.ports', value: known.join(', ') || 'none' },
    ],
  };
}

export const svcPortMismatch = createObjectRule('Service', {
  id: 'svc.port-mismatch',
  alsoNeeds: ['Pod'],
  holdSeconds: 0,
  thresholds: {},
  // Clients of a headless Service choose the port by themselves.
  concerns: service =>
    hasSelector(service) &&
    service.spec.type !== 'ExternalName' &&
    service.spec.clusterIP !== 'None',
  judge(service, { index }) {
    const containers = containersBehind(service, index);
    const missing = service.spec.ports
      .map(targetOf)
      .filter(target => !isDeclared(target, containers));
    if (missing.length === 0) {
      return undefined;
    }
    const declared = containers.flat().flatMap(({ ports }) => ports);
    // A container need not declare its ports: without any, numbers say nothing.
    const wrong =
      declared.length > 0
        ? missing
        : missing.filter(target => typeof target === 'string');
    const exists =
      declared.length > 0 || (countEndpoints(service, index)?.total ?? 0) > 0;
    return wrong.length > 0 && exists
      ? mismatch(service.metadata.name, wrong, declared)
      : undefined;
  },
});
