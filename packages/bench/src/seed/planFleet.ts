import type { ApplicationPlan, ClusterPlan } from './planCluster';

const STAGES = ['dev', 'staging', 'prod'] as const;
const APPLICATIONS = ['web', 'worker'];
const PODS = 2;
/** What production runs while a newer release waits in staging. */
const FORMER_TAG = '1.4.1';

type Stage = (typeof STAGES)[number];

/**
 * Lays out so many small environments: services in dev, staging and prod, each of which gets its
 * releases from the one before. A release waits for each prod; staging runs what dev runs.
 */
export function planFleet(environments: number): ClusterPlan {
  const all = Array.from({ length: environments }, (_, number) => ({
    service: Math.floor(number / STAGES.length),
    stage: STAGES[number % STAGES.length],
  }));
  return {
    applications: all.flatMap(({ service, stage }) =>
      APPLICATIONS.map(name => planApplication(service, stage, name)),
    ),
    environments: all.map(({ service, stage }) => ({
      name: nameOf(service, stage),
      namespaces: [nameOf(service, stage)],
      promotesFrom: formerOf(service, stage),
    })),
  };
}

/** The environments for which a release waits. */
export function waitingEnvironments(plan: ClusterPlan): string[] {
  const former = new Set(
    plan.applications
      .filter(({ tag }) => tag === FORMER_TAG)
      .map(({ namespace }) => namespace),
  );
  return plan.environments
    .map(({ name }) => name)
    .filter(name => former.has(name));
}

function planApplication(
  service: number,
  stage: Stage,
  name: string,
): ApplicationPlan {
  return {
    namespace: nameOf(service, stage),
    name,
    pods: PODS,
    component: `service-${service}`,
    tag: stage === 'prod' ? FORMER_TAG : undefined,
  };
}

function formerOf(service: number, stage: Stage): string | undefined {
  const former = STAGES[STAGES.indexOf(stage) - 1];
  return former && `resource:default/${nameOf(service, former)}`;
}

function nameOf(service: number, stage: Stage): string {
  return `service-${service}-${stage}`;
}
