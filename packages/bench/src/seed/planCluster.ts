/** One Deployment with its ReplicaSet, Service, Ingress and Pods. */
export interface ApplicationPlan {
  namespace: string;
  name: string;
  pods: number;
  /** The component it belongs to, as the label `backstage.io/kubernetes-id` names it. */
  component: string;
  /** The version of its image; absent for the usual one. */
  tag?: string;
}

/** Namespaces that one person looks at together. */
export interface EnvironmentPlan {
  name: string;
  namespaces: string[];
  /** The environment that it gets its releases from. */
  promotesFrom?: string;
}

export interface ClusterPlan {
  applications: ApplicationPlan[];
  environments: EnvironmentPlan[];
}

/** The component that is viewed; it and its environment have this name. */
export const VIEWED = 'shop';

const PODS_OF_AN_APPLICATION = 10;
const APPLICATIONS_OF_A_NAMESPACE = 10;
const NAMESPACES_OF_AN_ENVIRONMENT = 3;

/** Where the applications of the viewed component are: 50 Pods in three namespaces. */
const VIEWED_APPLICATIONS = [
  { namespace: 'shop-dev', name: 'web' },
  { namespace: 'shop-staging', name: 'web' },
  { namespace: 'shop-prod', name: 'web' },
  { namespace: 'shop-prod', name: 'api' },
  { namespace: 'shop-prod', name: 'worker' },
];

/** Pods that the viewed component has in a cluster of any size. */
export const VIEWED_PODS = VIEWED_APPLICATIONS.length * PODS_OF_AN_APPLICATION;

/**
 * Lays out a cluster of so many Pods, at least those that are viewed. Everything besides the
 * viewed component is in namespaces of ten applications of ten Pods, three to an environment.
 */
export function planCluster(pods: number): ClusterPlan {
  const viewed = VIEWED_APPLICATIONS.map(application => ({
    ...application,
    pods: PODS_OF_AN_APPLICATION,
    component: VIEWED,
  }));
  const others = planOthers(pods - VIEWED_PODS);
  const namespaces = [...new Set(others.map(({ namespace }) => namespace))];
  return {
    applications: [...viewed, ...others],
    environments: [
      {
        name: VIEWED,
        namespaces: [...new Set(viewed.map(({ namespace }) => namespace))],
      },
      ...inGroups(namespaces, NAMESPACES_OF_AN_ENVIRONMENT).map(
        (group, number) => ({ name: `team-${number}`, namespaces: group }),
      ),
    ],
  };
}

function planOthers(pods: number): ApplicationPlan[] {
  const count = Math.ceil(Math.max(0, pods) / PODS_OF_AN_APPLICATION);
  return Array.from({ length: count }, (_, number) => {
    const namespace = Math.floor(number / APPLICATIONS_OF_A_NAMESPACE);
    const name = `app-${number % APPLICATIONS_OF_A_NAMESPACE}`;
    return {
      namespace: `team-${namespace}`,
      name,
      pods: Math.min(
        PODS_OF_AN_APPLICATION,
        pods - number * PODS_OF_AN_APPLICATION,
      ),
      component: `team-${namespace}-${name}`,
    };
  });
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, number) =>
    items.slice(number * size, (number + 1) * size),
  );
}
