import { Cluster, Manifest } from '../Cluster';
import { isJsonObject, listAt, objectAt } from '../json';
import { forbidden } from './forbidden';
import {
  baselineChecks,
  capabilitiesBaseline,
  PodSecurityCheck,
} from './podSecurityBaseline';
import { restrictedChecks } from './podSecurityRestricted';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const VERSION = 'pod-security.kubernetes.io/enforce-version';

const CHECKS: Readonly<Record<string, readonly PodSecurityCheck[]>> = {
  baseline: [...baselineChecks, capabilitiesBaseline],
  restricted: [...baselineChecks, ...restrictedChecks],
};

/** Refuses a Pod that breaks the Pod Security level which its namespace enforces. */
export function checkPodSecurity(
  cluster: Pick<Cluster, 'get'>,
  pod: Manifest,
): void {
  const { namespace = 'default', name } = pod.metadata;
  const labels = cluster.get('Namespace', '', namespace)?.metadata.labels ?? {};
  const level = labels[ENFORCE] ?? 'privileged';
  const spec = objectAt(pod, 'spec');
  const containers = [
    ...listAt(spec, 'initContainers'),
    ...listAt(spec, 'containers'),
    ...listAt(spec, 'ephemeralContainers'),
  ].filter(isJsonObject);
  const violations = (CHECKS[level] ?? []).flatMap(
    check => check({ spec, containers }) ?? [],
  );
  if (violations.length > 0) {
    const list = violations.map(
      ({ reason, detail }) => `${reason} (${detail})`,
    );
    const policy = `${level}:${labels[VERSION] ?? 'latest'}`;
    throw forbidden(
      'pods',
      name,
      `violates PodSecurity "${policy}": ${list.join(', ')}`,
    );
  }
}
