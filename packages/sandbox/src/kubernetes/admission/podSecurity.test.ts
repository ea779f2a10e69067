import { pod } from '../__fixtures__/manifests';
import { InMemoryCluster } from '../InMemoryCluster';

const hardened = {
  name: 'web',
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

describe('Pod Security', () => {
  const create = (level: string, spec: Record<string, unknown>) => {
    const cluster = new InMemoryCluster({ clock: () => new Date() });
    cluster.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        labels: { 'pod-security.kubernetes.io/enforce': level },
      },
    });
    return () => cluster.create(pod('web', { spec }));
  };

  it('says all that a plain Pod lacks, in the words of the API server', () => {
    expect(create('restricted', { containers: [{ name: 'web' }] })).toThrow(
      'pods "web" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "web" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    );
  });

  it.each([
    ['a hardened container', { containers: [hardened] }],
    [
      'what the Pod says for its containers',
      {
        securityContext: {
          runAsNonRoot: true,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: 'web',
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
            },
          },
        ],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
    ],
  ])('lets in %s', (_name, spec) => {
    expect(create('restricted', spec)).not.toThrow();
  });

  it.each([
    [
      'an init container',
      { containers: [hardened], initContainers: [{ name: 'prepare' }] },
      'container "prepare" must set securityContext.allowPrivilegeEscalation=false',
    ],
    [
      'a path of the host',
      { containers: [hardened], volumes: [{ name: 'root', hostPath: {} }] },
      'hostPath volumes (volume "root"), restricted volume types (volume "root" uses restricted volume type "hostPath")',
    ],
    [
      'the user root',
      { containers: [hardened], securityContext: { runAsUser: 0 } },
      'runAsUser=0 (pod must not set runAsUser=0)',
    ],
    [
      'a container that may be root though its Pod may not',
      {
        securityContext: { runAsNonRoot: true },
        containers: [
          {
            ...hardened,
            securityContext: {
              ...hardened.securityContext,
              runAsNonRoot: false,
            },
          },
        ],
      },
      'runAsNonRoot != true (container "web" must not set securityContext.runAsNonRoot=false)',
    ],
    [
      'two containers without a profile',
      {
        containers: ['a', 'b'].map(name => ({
          name,
          securityContext: {
            ...hardened.securityContext,
            seccompProfile: undefined,
          },
        })),
      },
      'seccompProfile (pod or containers "a", "b" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
  ])('refuses %s', (_name, spec, message) => {
    expect(create('restricted', spec)).toThrow(message);
  });

  it('asks less at the level baseline, and nothing at privileged', () => {
    const plain = { containers: [{ name: 'web' }] };
    const open = {
      hostNetwork: true,
      containers: [
        {
          name: 'web',
          ports: [{ containerPort: 80, hostPort: 80 }],
          securityContext: {
            privileged: true,
            capabilities: { add: ['SYS_ADMIN', 'CHOWN'] },
          },
        },
      ],
    };
    expect(create('baseline', plain)).not.toThrow();
    expect(create('baseline', open)).toThrow(
      'violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true), hostPort (container "web" uses hostPort 80), privileged (container "web" must not set securityContext.privileged=true), non-default capabilities (container "web" must not include "SYS_ADMIN" in securityContext.capabilities.add)',
    );
    expect(create('privileged', open)).not.toThrow();
  });
});
