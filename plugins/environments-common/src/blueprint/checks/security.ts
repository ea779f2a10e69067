import { createWorkloadAspect, nameOf } from '../Aspect';
import { type LiveWorkload, liveSubject } from '../LiveObject';
import { type Comparison, compare, toYaml, unknown } from '../Verdict';
import type { TemplateContainer } from './mainContainer';

type PodSpec = NonNullable<
  NonNullable<LiveWorkload['object']['spec']['template']>['spec']
>;

const ALLOWED_CAPABILITY = 'NET_BIND_SERVICE';
const SECCOMP_TYPES = ['RuntimeDefault', 'Localhost'];

function compareContainer(
  container: TemplateContainer,
  pod: PodSpec,
  readOnly: boolean,
): Comparison[] {
  const own = container.securityContext;
  const at = (
    path: string,
    value: string | boolean | undefined,
    expected: string,
    holds: boolean,
  ) => ({
    path: `containers[${container.name}].securityContext.${path}`,
    value: String(value ?? 'none'),
    expected,
    holds,
  });
  const runAsNonRoot = own?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot;
  const user = own?.runAsUser ?? pod.securityContext?.runAsUser;
  const seccomp = (own?.seccompProfile ?? pod.securityContext?.seccompProfile)
    ?.type;
  const dropped = own?.capabilities?.drop ?? [];
  const added = own?.capabilities?.add ?? [];
  return [
    at('runAsNonRoot', runAsNonRoot, 'true', runAsNonRoot === true),
    at('runAsUser', user?.toString(), 'not 0', user !== 0),
    at('privileged', own?.privileged, 'not true', own?.privileged !== true),
    at(
      'allowPrivilegeEscalation',
      own?.allowPrivilegeEscalation,
      'false',
      own?.allowPrivilegeEscalation === false,
    ),
    at(
      'capabilities.drop',
      dropped.join(', ') || undefined,
      'ALL',
      dropped.includes('ALL'),
    ),
    at(
      'capabilities.add',
      added.join(', ') || undefined,
      `none but ${ALLOWED_CAPABILITY}`,
      added.every(capability => capability === ALLOWED_CAPABILITY),
    ),
    at(
      'seccompProfile.type',
      seccomp,
      SECCOMP_TYPES.join(' or '),
      SECCOMP_TYPES.some(type => type === seccomp),
    ),
    ...(readOnly
      ? [
          at(
            'readOnlyRootFilesystem',
            own?.readOnlyRootFilesystem,
            'true',
            own?.readOnlyRootFilesystem === true,
          ),
        ]
      : []),
  ];
}

export const security = createWorkloadAspect('security', {
  severity: 'warning',
  sentence: ({ readOnlyRootFilesystem }, { title }) =>
    `${title} runs as the Pod Security level restricted asks: not as root, without capabilities and privileges${
      readOnlyRootFilesystem ? ', on a root filesystem that is read-only' : ''
    }.`,
  judge({ readOnlyRootFilesystem = false }, live) {
    const pod = live.object.spec.template?.spec;
    if (!pod || pod.containers.length === 0) {
      return unknown(`The containers of ${nameOf(live)} are not told.`);
    }
    const host = (['hostNetwork', 'hostPID', 'hostIPC'] as const).map(key => ({
      path: `spec.template.spec.${key}`,
      value: String(pod[key] ?? 'none'),
      expected: 'not true',
      holds: pod[key] !== true,
    }));
    const containers = [...pod.containers, ...pod.initContainers].flatMap(
      container => compareContainer(container, pod, readOnlyRootFilesystem),
    );
    const subject = liveSubject(live);
    return compare(
      nameOf(live),
      [...host, ...containers].map(comparison => ({ subject, ...comparison })),
      {
        remedy: `Set the security context of the Pods of ${nameOf(
          live,
        )} and of each of their containers in Git.`,
        snippet: toYaml({
          securityContext: {
            runAsNonRoot: true,
            seccompProfile: { type: 'RuntimeDefault' },
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            ...(readOnlyRootFilesystem && { readOnlyRootFilesystem: true }),
          },
        }),
      },
    );
  },
});
