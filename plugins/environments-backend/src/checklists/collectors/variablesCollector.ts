import {
  compareStages,
  findUnresolved,
  listWords,
  type UnresolvedReference,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector } from './createFactCollector';
import { lookAtManifests } from './lookAtManifests';
import type { ManifestReader } from './ManifestReader';
import { isAspect, requireBefore } from './requireBefore';
import { sourceNames, sourceTroubles, unreadKinds } from './sourceTroubles';

const SOURCES = ['kubernetes'] as const;
const CONFIGURATION = ['ConfigMap', 'Secret'] as const;
const WORKLOADS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
] as const;

/** So many things are named in one sentence. */
const NAMED = 5;

/**
 * Tells whether all that the workloads of the target refer to is there, and will be after the next
 * sync, and whether it has the configuration that the environment before has. By name: no value is
 * ever known.
 */
export function createVariablesCollector({
  manifests,
}: {
  manifests: Pick<ManifestReader, 'read'>;
}): EvidenceCollector {
  return createFactCollector({
    id: 'variables',
    source: 'kubernetes',
    options: z.strictObject({}),
    async look(request, _, context) {
      const { release, target } = request;
      const { name } = target.definition;
      const { aspects, notes } = await lookAtManifests(
        target,
        manifests,
        context,
      );
      return conclude(
        [
          ...sourceTroubles(target, SOURCES),
          ...unreadKinds(target, ['Pod', ...CONFIGURATION]),
          ...judgeReferences(target),
          ...judgeContainers(target),
          ...aspects,
          ...judgeStages(request),
        ],
        {
          releaseKey: release.key,
          asked: `What containers and volumes of ${name} refer to, now and by the manifests of its applications, and the names of ConfigMaps, Secrets and their keys`,
          from: sourceNames(target, [...SOURCES, 'argocd']),
        },
        { notes },
      );
    },
  });
}

function judgeReferences(target: CollectedEnvironment): Aspect[] {
  const { definition, facts } = target;
  const count = [...WORKLOADS, 'Pod' as const].reduce(
    (sum, kind) => sum + (facts.objects[kind]?.length ?? 0),
    0,
  );
  if (count === 0) {
    return [
      {
        state: 'not-applicable',
        says: `Nothing runs in ${definition.name} that refers to anything.`,
      },
    ];
  }
  const unresolved = findUnresolved(facts);
  const missing = unresolved.filter(({ state }) => state === 'missing');
  const unseen = unresolved.filter(({ state }) => state === 'unseen');
  if (unresolved.length === 0) {
    return [
      {
        state: 'passed',
        says: `All that workloads of ${definition.name} refer to is there.`,
      },
    ];
  }
  return [
    ...missing.map(reference => ({
      state: 'failed' as const,
      says: `${nameOf(reference)} needs ${
        reference.what
      }, which does not exist.`,
    })),
    ...unseen.map(reference => ({
      state: 'unknown' as const,
      says: `${nameOf(reference)} needs ${
        reference.what
      }, and nobody can tell whether it exists.`,
    })),
  ];
}

function nameOf({ subject: { kind, name } }: UnresolvedReference): string {
  return `${kind} ${name}`;
}

function judgeContainers({ facts }: CollectedEnvironment): Aspect[] {
  return (facts.objects.Pod ?? []).flatMap(({ metadata, status }) =>
    [...status.initContainerStatuses, ...status.containerStatuses]
      .filter(
        ({ state }) => state?.waiting?.reason === 'CreateContainerConfigError',
      )
      .map(({ name }) => ({
        state: 'failed' as const,
        says: `Container ${name} of Pod ${metadata.name} cannot start with its configuration.`,
      })),
  );
}

/** What the environment before has, and the target lacks. */
function judgeStages(request: EvidenceRequest): Aspect[] {
  const { target } = request;
  const before = requireBefore(request);
  if (isAspect(before)) {
    return before.state === 'not-applicable'
      ? [{ ...before, says: `There is no stage to compare the keys with.` }]
      : [before];
  }
  const unread = [
    ...sourceTroubles(before, SOURCES),
    ...unreadKinds(before, CONFIGURATION),
  ];
  if (unread.length > 0) {
    return unread;
  }
  const [there, here] = [before.definition.name, target.definition.name];
  const missing = compareStages(before.facts, target.facts)
    .filter(
      ({ after, aspect }) => aspect === 'configuration' && after === undefined,
    )
    .map(({ subject }) => subject);
  return missing.length > 0
    ? [
        {
          state: 'warning',
          says: `${here} lacks what ${there} has: ${listWords(
            missing,
            NAMED,
          )}.`,
        },
      ]
    : [
        {
          state: 'passed',
          says: `${here} has all ConfigMaps, Secrets, keys and variables that ${there} has, by name.`,
        },
      ];
}
