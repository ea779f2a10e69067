import type { Kubectl } from './Kubectl';
import type { TemplateManifest } from './RenderedTemplate';

/** What servers before 1.21, 1.23 and 1.25 call what the templates write; the shape is the same. */
const FORMER: Readonly<Record<string, string>> = {
  'autoscaling/v2 HorizontalPodAutoscaler': 'autoscaling/v2beta2',
  'policy/v1 PodDisruptionBudget': 'policy/v1beta1',
  'batch/v1 CronJob': 'batch/v1beta1',
};

/** Fields that came later than their kind: an older server refuses what it does not know. */
const LATER_FIELDS = new Set([
  // Since 1.23, 1.24, 1.25 and 1.26.
  'persistentVolumeClaimRetentionPolicy',
  'timeZone',
  'matchLabelKeys',
  'unhealthyPodEvictionPolicy',
]);

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
  if (former.length === 0) {
    return manifest;
  }
  const name = kindOf(manifest);
  return {
    ...manifest,
    ...(former.includes(name) && { apiVersion: FORMER[name] }),
    ...(manifest.spec && { spec: withoutLaterFields(manifest.spec) }),
  };
}

function withoutLaterFields<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => {
    if (key === 'volumes' && Array.isArray(each)) {
      return each.map(withoutEphemeral);
    }
    return LATER_FIELDS.has(key) ? undefined : each;
  });
}

/** Since 1.23 a volume can be made for a Pod and go with it: an empty folder stands in. */
function withoutEphemeral(volume: { name: string; ephemeral?: unknown }) {
  return volume.ephemeral ? { name: volume.name, emptyDir: {} } : volume;
}
