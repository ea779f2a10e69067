import type { Kubectl } from './Kubectl';
import type { TemplateManifest } from './RenderedTemplate';

/** What servers before 1.21, 1.23 and 1.25 call what the templates write; the shape is the same. */
const FORMER: Readonly<Record<string, string>> = {
  'autoscaling/v2 HorizontalPodAutoscaler': 'autoscaling/v2beta2',
  'policy/v1 PodDisruptionBudget': 'policy/v1beta1',
  'batch/v1 CronJob': 'batch/v1beta1',
};

/** The kinds of operators: where they are not installed, a definition that takes anything stands in. */
const PLURALS: Readonly<Record<string, string>> = {
  AlertmanagerConfig: 'alertmanagerconfigs',
  Certificate: 'certificates',
  ExternalSecret: 'externalsecrets',
  InfisicalSecret: 'infisicalsecrets',
  PodMonitor: 'podmonitors',
  Probe: 'probes',
  PrometheusRule: 'prometheusrules',
  ServiceMonitor: 'servicemonitors',
  VerticalPodAutoscaler: 'verticalpodautoscalers',
};

const kindOf = ({ apiVersion, kind }: TemplateManifest) =>
  `${apiVersion} ${kind}`;

function definitionOf({
  apiVersion,
  kind,
}: TemplateManifest): TemplateManifest {
  const [group, version] = apiVersion.split('/');
  const plural = PLURALS[kind];
  if (!plural) {
    throw new Error(`The server has no ${apiVersion} ${kind}.`);
  }
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        kind,
        plural,
        singular: kind.toLocaleLowerCase('en-US'),
        listKind: `${kind}List`,
      },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  };
}

/** What a server lacks of what the templates write, and what is done about it. */
export interface Lacks {
  /** `apiVersion kind` that it knows under a former version. */
  former: string[];
  /** Definitions of the kinds that it does not know at all. */
  definitions: TemplateManifest[];
}

export async function findLacks(
  kubectl: Kubectl,
  manifests: readonly TemplateManifest[],
): Promise<Lacks> {
  const lacks: Lacks = { former: [], definitions: [] };
  const kinds = new Map(manifests.map(each => [kindOf(each), each]));
  for (const [name, manifest] of kinds) {
    if (await kubectl.serves(manifest.apiVersion, manifest.kind)) {
      continue;
    }
    if (FORMER[name]) {
      lacks.former.push(name);
    } else {
      lacks.definitions.push(definitionOf(manifest));
    }
  }
  return lacks;
}

/** The manifest as a server that lacks this takes it. */
export function forServer(
  manifest: TemplateManifest,
  { former }: Lacks,
): TemplateManifest {
  const name = kindOf(manifest);
  return former.includes(name)
    ? { ...manifest, apiVersion: FORMER[name] }
    : manifest;
}
