import { fieldAt, JsonObject, listAt, objectAt, textAt } from '../json';
import { named } from './named';

/** What a Pod does that the level does not allow. */
export interface Violation {
  reason: string;
  detail: string;
}

export interface CheckedPod {
  spec: JsonObject;
  containers: readonly JsonObject[];
}

export type PodSecurityCheck = (pod: CheckedPod) => Violation | undefined;

/** Those that the container runtime gives anyway. */
const USUAL_CAPABILITIES = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL'],
  ...['MKNOD', 'NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID'],
  'SYS_CHROOT',
]);

export function nameOf(container: JsonObject): string {
  return textAt(container, 'name') ?? '';
}

/** The names of the containers for which it holds. */
export function namesWhere(
  { containers }: CheckedPod,
  holds: (securityContext: JsonObject) => boolean,
): string[] {
  return containers
    .filter(container => holds(objectAt(container, 'securityContext')))
    .map(nameOf);
}

/** Capabilities that containers ask for beside the ones that are allowed. */
export function addedCapabilities(
  { containers }: CheckedPod,
  allowed: ReadonlySet<string>,
): string | undefined {
  const added = containers.flatMap(container =>
    listAt(container, 'securityContext', 'capabilities', 'add')
      .filter(each => typeof each === 'string' && !allowed.has(each))
      .map(capability => ({ name: nameOf(container), capability })),
  );
  if (added.length === 0) {
    return undefined;
  }
  const names = [...new Set(added.map(({ name }) => name))];
  const capabilities = [
    ...new Set(added.map(({ capability }) => JSON.stringify(capability))),
  ].sort();
  return `${named('container', names)} must not include ${capabilities.join(
    ', ',
  )} in securityContext.capabilities.add`;
}

const hostNamespaces: PodSecurityCheck = ({ spec }) => {
  const shared = ['hostNetwork', 'hostPID', 'hostIPC'].filter(
    field => spec[field] === true,
  );
  return shared.length > 0
    ? {
        reason: 'host namespaces',
        detail: shared.map(field => `${field}=true`).join(', '),
      }
    : undefined;
};

const hostPathVolumes: PodSecurityCheck = ({ spec }) => {
  const names = listAt(spec, 'volumes')
    .filter(volume => fieldAt(volume, 'hostPath') !== undefined)
    .map(volume => textAt(volume, 'name') ?? '');
  return names.length > 0
    ? { reason: 'hostPath volumes', detail: named('volume', names) }
    : undefined;
};

const hostPorts: PodSecurityCheck = ({ containers }) => {
  const used = containers.flatMap(container =>
    listAt(container, 'ports')
      .map(port => fieldAt(port, 'hostPort'))
      .filter(port => typeof port === 'number' && port > 0)
      .map(port => ({ name: nameOf(container), port: String(port) })),
  );
  const names = [...new Set(used.map(({ name }) => name))];
  const ports = [...new Set(used.map(({ port }) => port))];
  return used.length > 0
    ? {
        reason: 'hostPort',
        detail: `${named('container', names)} ${
          names.length === 1 ? 'uses' : 'use'
        } ${ports.length === 1 ? 'hostPort' : 'hostPorts'} ${ports.join(', ')}`,
      }
    : undefined;
};

const privileged: PodSecurityCheck = pod => {
  const names = namesWhere(pod, context => context.privileged === true);
  return names.length > 0
    ? {
        reason: 'privileged',
        detail: `${named(
          'container',
          names,
        )} must not set securityContext.privileged=true`,
      }
    : undefined;
};

/** What only the level `baseline` asks; `restricted` asks for more of it. */
export const capabilitiesBaseline: PodSecurityCheck = pod => {
  const detail = addedCapabilities(pod, USUAL_CAPABILITIES);
  return detail === undefined
    ? undefined
    : { reason: 'non-default capabilities', detail };
};

/** What both levels ask. */
export const baselineChecks: readonly PodSecurityCheck[] = [
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  privileged,
];
