import type { ServiceAnswers, ServiceStage } from './ServiceAnswers';
import { SERVICE_STAGES } from './ServiceAnswers';

/** The tiers that have a namespace of their own in the layout `tier`. */
const TIERS = ['frontend', 'backend', 'worker', 'data'] as const;

/**
 * One environment that a service will have.
 *
 * @public
 */
export interface ServiceEnvironment {
  stage: ServiceStage;
  /** The name of its entity and of its Argo CD application: `SERVICE-STAGE`. */
  name: string;
  /** For people, for example `Shop production`. */
  title: string;
  /** The namespace, or what the names of its namespaces begin with in the layout `tier`. */
  namespace: string;
  /** Every namespace, the one of the frontend first. */
  namespaces: string[];
  /** The namespace of each tier; all the same but in the layout `tier`. */
  tiers: Record<(typeof TIERS)[number], string>;
  host: string;
  /** The name of the environment of the stage before. */
  promotesFrom?: string;
  isProduction: boolean;
}

/**
 * What follows from the answers: the names that templates, actions and the wizard share.
 *
 * @public
 */
export interface ServiceDescription {
  name: string;
  environments: ServiceEnvironment[];
  /** The name of the Argo CD project. */
  project: string;
  /** The class of the Ingress, by the blueprint where nobody chose. */
  ingressClass: string;
}

const STAGE_TITLES: Record<ServiceStage, string> = {
  dev: 'development',
  staging: 'staging',
  prod: 'production',
};

/**
 * The answers that environments follow from, which are known before all others are.
 *
 * @public
 */
export type ServiceSketch = Pick<
  ServiceAnswers,
  'name' | 'title' | 'stages' | 'namespaces' | 'exposure'
>;

/**
 * Describes what will be made of answers.
 *
 * @public
 */
export function describeService(answers: ServiceAnswers): ServiceDescription {
  return {
    name: answers.name,
    project: answers.name,
    ingressClass: answers.exposure.ingressClass ?? usualIngressClass(answers),
    environments: describeEnvironments(answers),
  };
}

/**
 * Describes the environments that will be made, in the order of their stages.
 *
 * @public
 */
export function describeEnvironments(
  answers: ServiceSketch,
): ServiceEnvironment[] {
  const stages = SERVICE_STAGES.filter(stage => answers.stages.includes(stage));
  return stages.map((stage, index) => ({
    stage,
    name: `${answers.name}-${stage}`,
    title: `${answers.title} ${STAGE_TITLES[stage]}`,
    ...namespacesOf(answers, stage),
    host: hostOf(answers.exposure.host, stage),
    ...(index > 0 && {
      promotesFrom: `${answers.name}-${stages[index - 1]}`,
    }),
    isProduction: stage === 'prod',
  }));
}

function namespacesOf(
  { name, namespaces }: ServiceSketch,
  stage: ServiceStage,
) {
  const namespace = namespaces.names[stage] ?? `${name}-${stage}`;
  const of = (tier: string) =>
    namespaces.layout === 'tier' ? `${namespace}-${tier}` : namespace;
  const tiers = {
    frontend: of('frontend'),
    backend: of('backend'),
    worker: of('worker'),
    data: of('data'),
  };
  return { namespace, tiers, namespaces: [...new Set(Object.values(tiers))] };
}

function hostOf(host: string, stage: ServiceStage): string {
  if (stage === 'prod') {
    return host;
  }
  const [first, ...rest] = host.split('.');
  return [`${first}-${stage}`, ...rest].join('.');
}

function usualIngressClass(answers: ServiceAnswers): string {
  if (answers.blueprint !== 'multi-az-eks') {
    return 'nginx';
  }
  const classes = {
    aws: 'alb',
    gcp: 'gce',
    azure: 'azure-application-gateway',
  };
  return classes[answers.cloud];
}
