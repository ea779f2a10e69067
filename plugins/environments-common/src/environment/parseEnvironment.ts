import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_HEALTH_RULES,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_INSTANCE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_KUBERNETES_LABEL_SELECTOR,
  ANNOTATION_KUBERNETES_NAMESPACE,
  ANNOTATION_NAMESPACES,
  ANNOTATION_PROMETHEUS_INSTANCE,
  ANNOTATION_PROMOTES_FROM,
  ANNOTATION_STAGE,
} from '../annotations';
import type { KnownBlueprints } from '../blueprint/KnownBlueprints';
import type {
  ApplicationRef,
  EnvironmentDefinition,
} from './EnvironmentDefinition';
import type { RuleOverrides } from '../health/RuleOverride';
import { parseLabelSelector } from './labelSelector';
import { isNamespaceName, isObjectName } from './names';
import { parseBlueprintName } from './parseBlueprintName';
import { parseMaintenance } from './parseMaintenance';
import { parseRuleOverrides } from './parseRuleOverrides';
import { readDocuments } from './readDocuments';

/**
 * Whether an entity describes an environment.
 *
 * @public
 */
export function isEnvironmentEntity(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === 'environment'
  );
}

/** The sentences about one entity, gathered while it is read. */
class Problems {
  readonly all: string[] = [];
  readonly missingFacts: string[] = [];

  /** A problem that leaves every fact in place. */
  note(sentence: string): void {
    this.all.push(sentence);
  }

  /** A problem for which something stays unseen. */
  lack(sentence: string): void {
    this.all.push(sentence);
    this.missingFacts.push(sentence);
  }

  /** The names that are valid; the others are facts that stay unseen. */
  keepValid(
    annotation: string,
    names: readonly string[],
    isValid: (name: string) => boolean,
    what: string,
  ): string[] {
    return names.filter(name => {
      if (isValid(name)) {
        return true;
      }
      this.lack(
        `Annotation ${annotation} names '${name}', which is not a valid ${what}.`,
      );
      return false;
    });
  }
}

type Annotations = Record<string, string>;

function splitNames(value: string | undefined): string[] {
  const names = (value ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
  return [...new Set(names)];
}

function readPlace(annotations: Annotations, problems: Problems) {
  const namespacesFrom = annotations[ANNOTATION_NAMESPACES]
    ? ANNOTATION_NAMESPACES
    : ANNOTATION_KUBERNETES_NAMESPACE;
  const namespaces = problems.keepValid(
    namespacesFrom,
    splitNames(annotations[namespacesFrom]),
    isNamespaceName,
    'namespace name',
  );
  const cluster =
    annotations[ANNOTATION_KUBERNETES_CLUSTER]?.trim() || undefined;
  if (cluster && namespaces.length === 0) {
    problems.lack(
      `No usable namespace: annotate the entity with ${ANNOTATION_NAMESPACES}.`,
    );
  }
  if (!cluster && namespaces.length > 0) {
    problems.lack(
      `No cluster: annotate the entity with ${ANNOTATION_KUBERNETES_CLUSTER}.`,
    );
  }
  const labelSelector =
    annotations[ANNOTATION_KUBERNETES_LABEL_SELECTOR]?.trim() || undefined;
  if (labelSelector !== undefined && !parseLabelSelector(labelSelector)) {
    problems.lack(
      `Annotation ${ANNOTATION_KUBERNETES_LABEL_SELECTOR} '${labelSelector}' is not a label selector that can be used.`,
    );
    // Showing every object of the namespace instead would be another environment's truth.
    return { cluster, namespaces: [], labelSelector: undefined };
  }
  return { cluster, namespaces, labelSelector };
}

function readApplications(
  annotations: Annotations,
  problems: Problems,
): ApplicationRef[] {
  const names = problems.keepValid(
    ANNOTATION_ARGOCD_APP_NAME,
    splitNames(annotations[ANNOTATION_ARGOCD_APP_NAME]),
    isObjectName,
    'application name',
  );
  const namespace =
    annotations[ANNOTATION_ARGOCD_APP_NAMESPACE]?.trim() || undefined;
  if (namespace !== undefined && !isNamespaceName(namespace)) {
    problems.lack(
      `Annotation ${ANNOTATION_ARGOCD_APP_NAMESPACE} names '${namespace}', which is not a valid namespace name.`,
    );
    // An application of the same name in another namespace is another application.
    return [];
  }
  const instance = annotations[ANNOTATION_ARGOCD_INSTANCE]?.trim() || undefined;
  return names.map(name => ({ instance, namespace, name }));
}

function readMaintenance(annotations: Annotations, problems: Problems) {
  const { maintenance, problem } = parseMaintenance(annotations);
  if (problem) {
    problems.note(problem);
  }
  return maintenance;
}

function readHealthRules(
  annotations: Annotations,
  problems: Problems,
): RuleOverrides | undefined {
  const text = annotations[ANNOTATION_HEALTH_RULES]?.trim();
  if (!text) {
    return undefined;
  }
  const parsed = parseRuleOverrides(text);
  for (const problem of parsed.problems) {
    problems.note(`Annotation ${ANNOTATION_HEALTH_RULES}: ${problem}`);
  }
  return parsed.rules;
}

function readStage(
  annotations: Annotations,
  stages: readonly string[],
  problems: Problems,
): string | undefined {
  const stage = annotations[ANNOTATION_STAGE]?.trim() || undefined;
  if (stage && !stages.includes(stage)) {
    problems.note(
      `Stage '${stage}' is not one of the configured stages ${stages.join(
        ', ',
      )}.`,
    );
  }
  return stage;
}

function readBlueprint(
  annotations: Annotations,
  blueprints: KnownBlueprints | undefined,
  problems: Problems,
): string | undefined {
  const { blueprint, problem } = parseBlueprintName(annotations, blueprints);
  if (problem) {
    problems.note(problem);
  }
  return blueprint;
}

/**
 * Reads where an environment lives from its catalog entity. Never throws: what cannot be used is
 * left out and named in `problems`. Who owns the system stands in another entity, and is left out.
 *
 * @public
 */
export function parseEnvironment(
  entity: Entity,
  // Absent blueprints are those that come with the product.
  options: { stages: readonly string[]; blueprints?: KnownBlueprints },
): EnvironmentDefinition {
  const problems = new Problems();
  const annotations = entity.metadata.annotations ?? {};
  const defaultNamespace = entity.metadata.namespace ?? 'default';

  const readRef = (value: unknown, defaultKind: string, field: string) => {
    if (typeof value !== 'string' || value === '') {
      return undefined;
    }
    try {
      return stringifyEntityRef(
        parseEntityRef(value, { defaultKind, defaultNamespace }),
      );
    } catch {
      problems.note(`${field} '${value}' is not a valid entity reference.`);
      return undefined;
    }
  };

  const { documents, problems: unusable } = readDocuments(entity);
  unusable.forEach(problem => problems.note(problem));

  return {
    ref: stringifyEntityRef(entity),
    name: entity.metadata.name,
    title: entity.metadata.title,
    system: readRef(entity.spec?.system, 'system', 'System'),
    owner: readRef(entity.spec?.owner, 'group', 'Owner'),
    labels: entity.metadata.labels,
    stage: readStage(annotations, options.stages, problems),
    promotesFrom: readRef(
      annotations[ANNOTATION_PROMOTES_FROM],
      'resource',
      `Annotation ${ANNOTATION_PROMOTES_FROM}`,
    ),
    ...readPlace(annotations, problems),
    applications: readApplications(annotations, problems),
    prometheus:
      annotations[ANNOTATION_PROMETHEUS_INSTANCE]?.trim() || undefined,
    maintenance: readMaintenance(annotations, problems),
    healthRules: readHealthRules(annotations, problems),
    blueprint: readBlueprint(annotations, options.blueprints, problems),
    ...documents,
    problems: problems.all,
    missingFacts: problems.missingFacts,
  };
}
