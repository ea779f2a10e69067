import type { Blueprint } from './Blueprint';
import { aspects } from './checks/aspects';
import { WORKLOAD_KINDS } from './LiveObject';
import type { AspectName, BlueprintPart, PartKind } from './Part';

function twice(what: string, ids: readonly string[]): string[] {
  const repeated = ids.filter((id, position) => ids.indexOf(id) !== position);
  return [...new Set(repeated)].map(id => `${what} ${id} is there twice.`);
}

/** The kinds of which an aspect can be told. */
function kindsFor(aspect: AspectName): readonly PartKind[] {
  switch (aspect) {
    case 'entry':
      return ['Ingress'];
    case 'backup':
      return ['CronJob'];
    case 'storage':
      return ['StatefulSet'];
    default:
      return WORKLOAD_KINDS;
  }
}

function mistakesOfPart(part: BlueprintPart): string[] {
  const { id, kinds, match, autoscaler } = part;
  const expected = aspects
    .map(({ name }) => name)
    .filter(name => part[name] !== undefined);
  const isFound =
    (match?.names ?? []).length > 0 ||
    Object.keys(match?.labels ?? {}).length > 0;
  if (kinds === undefined) {
    return [...expected, ...(match ? ['match'] : [])].map(
      name =>
        `Part ${id} lies outside the cluster, for it has no kinds: ${name} cannot be told of it.`,
    );
  }
  return [
    ...(isFound
      ? []
      : [`Part ${id} needs match.names or match.labels to be found by.`]),
    ...expected
      .filter(name => !kinds.some(kind => kindsFor(name).includes(kind)))
      .map(
        name => `Part ${id}: ${name} cannot be told of a ${kinds.join(', ')}.`,
      ),
    ...(autoscaler && autoscaler.min > autoscaler.max
      ? [`Part ${id}: autoscaler.min is greater than autoscaler.max.`]
      : []),
  ];
}

/** Where a blueprint points at parts that it has not. */
function danglingParts(blueprint: Blueprint): string[] {
  const known = new Set(blueprint.parts.map(({ id }) => id));
  const pointers = [
    ...blueprint.edges.flatMap(({ from, to }, position) =>
      [from, to].map(id => ({ id, where: `edges[${position}]` })),
    ),
    ...blueprint.parts.flatMap(({ id: owner, entry, networkPolicy }) => [
      ...(entry?.routes ?? []).map(({ part }) => ({
        id: part,
        where: `Part ${owner}: entry.routes`,
      })),
      ...(networkPolicy?.from ?? []).flatMap(({ part }) =>
        part === undefined
          ? []
          : [{ id: part, where: `Part ${owner}: networkPolicy.from` }],
      ),
    ]),
    ...blueprint.environments.flatMap(({ stage, parts = {} }) =>
      Object.keys(parts).map(id => ({ id, where: `Stage ${stage}` })),
    ),
  ];
  return pointers
    .filter(({ id }) => !known.has(id))
    .map(({ id, where }) => `${where} names part ${id}, which is not there.`);
}

function unknownStages({
  parts,
  requirements,
  environments,
}: Blueprint): string[] {
  const known = new Set(environments.map(({ stage }) => stage));
  return [...parts, ...requirements].flatMap(({ id, stages = [] }) =>
    stages
      .filter(stage => !known.has(stage))
      .map(
        stage =>
          `${id} is for stage ${stage}, which is not among the environments.`,
      ),
  );
}

function ambiguousSources({ parts }: Blueprint): string[] {
  return parts.flatMap(({ id, networkPolicy }) =>
    (networkPolicy?.from ?? [])
      .filter(
        ({ part, namespace }) =>
          (part === undefined) === (namespace === undefined),
      )
      .map(
        () =>
          `Part ${id}: each entry of networkPolicy.from names either a part or a namespace.`,
      ),
  );
}

/** What the schema cannot say: what does not fit together, a sentence each. */
export function findMistakes(blueprint: Blueprint): string[] {
  const { parts, requirements, environments } = blueprint;
  const planned = new Set(
    parts.flatMap(part => [
      `${part.id}.present`,
      ...aspects.flatMap(aspect => aspect.plan(part)?.id ?? []),
    ]),
  );
  return [
    ...twice(
      'Part',
      parts.map(({ id }) => id),
    ),
    ...twice(
      'Requirement',
      requirements.map(({ id }) => id),
    ),
    ...twice(
      'Stage',
      environments.map(({ stage }) => stage),
    ),
    ...requirements
      .filter(({ id }) => planned.has(id))
      .map(({ id }) => `Requirement ${id} is what a part already asks for.`),
    ...parts.flatMap(mistakesOfPart),
    ...danglingParts(blueprint),
    ...unknownStages(blueprint),
    ...ambiguousSources(blueprint),
  ];
}
