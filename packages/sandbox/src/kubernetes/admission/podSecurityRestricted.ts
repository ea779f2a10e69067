import { isJsonObject, listAt, objectAt, textAt } from '../json';
import { named } from './named';
import {
  addedCapabilities,
  namesWhere,
  PodSecurityCheck,
} from './podSecurityBaseline';

const VOLUME_TYPES = new Set([
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image'],
  ...['persistentVolumeClaim', 'projected', 'secret'],
]);
const PROFILES = ['RuntimeDefault', 'Localhost'];

const allowPrivilegeEscalation: PodSecurityCheck = pod => {
  const names = namesWhere(
    pod,
    context => context.allowPrivilegeEscalation !== false,
  );
  return names.length > 0
    ? {
        reason: 'allowPrivilegeEscalation != false',
        detail: `${named(
          'container',
          names,
        )} must set securityContext.allowPrivilegeEscalation=false`,
      }
    : undefined;
};

const capabilities: PodSecurityCheck = pod => {
  const keeping = namesWhere(
    pod,
    context => !listAt(context, 'capabilities', 'drop').includes('ALL'),
  );
  const details = [
    keeping.length > 0
      ? `${named(
          'container',
          keeping,
        )} must set securityContext.capabilities.drop=["ALL"]`
      : undefined,
    addedCapabilities(pod, new Set(['NET_BIND_SERVICE'])),
  ].filter(detail => detail !== undefined);
  return details.length > 0
    ? { reason: 'unrestricted capabilities', detail: details.join('; ') }
    : undefined;
};

const volumes: PodSecurityCheck = ({ spec }) => {
  const found = listAt(spec, 'volumes').flatMap(volume => {
    const type = isJsonObject(volume)
      ? Object.keys(volume).find(
          key => key !== 'name' && !VOLUME_TYPES.has(key),
        )
      : undefined;
    return type === undefined
      ? []
      : [{ name: textAt(volume, 'name') ?? '', type }];
  });
  const names = found.map(({ name }) => name);
  const types = [...new Set(found.map(({ type }) => type))].sort();
  return found.length > 0
    ? {
        reason: 'restricted volume types',
        detail: `${named('volume', names)} ${
          names.length === 1 ? 'uses' : 'use'
        } ${named('restricted volume type', types)}`,
      }
    : undefined;
};

const runAsNonRoot: PodSecurityCheck = pod => {
  const own = objectAt(pod.spec, 'securityContext').runAsNonRoot;
  const refusing = namesWhere(pod, context => context.runAsNonRoot === false);
  const silent = namesWhere(
    pod,
    context => context.runAsNonRoot === undefined && own !== true,
  );
  const field = 'securityContext.runAsNonRoot';
  const details = [
    own === false ? `pod must not set ${field}=false` : undefined,
    refusing.length > 0
      ? `${named('container', refusing)} must not set ${field}=false`
      : undefined,
    own === undefined && silent.length > 0
      ? `pod or ${named('container', silent)} must set ${field}=true`
      : undefined,
  ].filter(detail => detail !== undefined);
  return details.length > 0
    ? { reason: 'runAsNonRoot != true', detail: details.join('; ') }
    : undefined;
};

const runAsUser: PodSecurityCheck = pod => {
  const isRoot = objectAt(pod.spec, 'securityContext').runAsUser === 0;
  const names = namesWhere(pod, context => context.runAsUser === 0);
  const who = [
    ...(isRoot ? ['pod'] : []),
    ...(names.length > 0 ? [named('container', names)] : []),
  ];
  return who.length > 0
    ? {
        reason: 'runAsUser=0',
        detail: `${who.join(' and ')} must not set runAsUser=0`,
      }
    : undefined;
};

const seccompProfile: PodSecurityCheck = pod => {
  const profileOf = (context: unknown) =>
    textAt(context, 'seccompProfile', 'type');
  const own = profileOf(objectAt(pod.spec, 'securityContext'));
  const bad = namesWhere(pod, context => {
    const profile = profileOf(context);
    return profile !== undefined && !PROFILES.includes(profile);
  });
  const silent = namesWhere(
    pod,
    context => profileOf(context) === undefined && own === undefined,
  );
  const field = 'securityContext.seccompProfile.type';
  const details = [
    own !== undefined && !PROFILES.includes(own)
      ? `pod must not set ${field} to ${JSON.stringify(own)}`
      : undefined,
    bad.length > 0
      ? `${named('container', bad)} must not set ${field} to "Unconfined"`
      : undefined,
    silent.length > 0
      ? `pod or ${named(
          'container',
          silent,
        )} must set ${field} to "RuntimeDefault" or "Localhost"`
      : undefined,
  ].filter(detail => detail !== undefined);
  return details.length > 0
    ? { reason: 'seccompProfile', detail: details.join('; ') }
    : undefined;
};

/** What the level `restricted` asks beyond the level `baseline`. */
export const restrictedChecks: readonly PodSecurityCheck[] = [
  allowPrivilegeEscalation,
  capabilities,
  volumes,
  runAsNonRoot,
  runAsUser,
  seccompProfile,
];
