import type { RawContainer, RawProbe } from './rawObject';

// What Kubernetes takes where nothing is said.
const PERIOD_SECONDS = 10;
const FAILURES = 3;
const TIMEOUT_SECONDS = 1;

function describeCheck({ httpGet, tcpSocket, grpc, exec }: RawProbe): string {
  if (httpGet) {
    const { scheme = 'HTTP', host = '', port = '', path = '/' } = httpGet;
    const how =
      scheme.toLocaleUpperCase('en-US') === 'HTTP' ? '' : `${scheme} `;
    return `GET ${how}${host}:${port}${path}`;
  }
  if (tcpSocket) {
    return `TCP ${tcpSocket.host ?? ''}:${tcpSocket.port ?? ''}`;
  }
  if (grpc) {
    return `gRPC :${grpc.port ?? ''}${grpc.service ? ` ${grpc.service}` : ''}`;
  }
  return exec ? `command ${exec.command.join(' ')}` : 'nothing is checked';
}

function describeProbe(probe: RawProbe): string {
  const { initialDelaySeconds = 0 } = probe;
  const failures = probe.failureThreshold ?? FAILURES;
  return [
    `${describeCheck(probe)} every ${probe.periodSeconds ?? PERIOD_SECONDS} s`,
    `${failures} ${failures === 1 ? 'failure' : 'failures'}`,
    `${probe.timeoutSeconds ?? TIMEOUT_SECONDS} s timeout`,
    ...(initialDelaySeconds > 0 ? [`after ${initialDelaySeconds} s`] : []),
  ].join(', ');
}

/** The probes of a container in words, with what holds where nothing is said. */
export function describeProbes(container: RawContainer): string[] {
  const { startupProbe, livenessProbe, readinessProbe } = container;
  return [
    ...(startupProbe ? [`startup: ${describeProbe(startupProbe)}`] : []),
    ...(livenessProbe ? [`liveness: ${describeProbe(livenessProbe)}`] : []),
    ...(readinessProbe ? [`readiness: ${describeProbe(readinessProbe)}`] : []),
  ];
}
