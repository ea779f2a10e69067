import { z } from 'zod';
import {
  durationWords,
  listWords,
  type Pod,
  type Release,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector, durationOption } from './createFactCollector';
import { judgeApplications } from './judgeApplications';
import { judgeSoak } from './judgeSoak';
import { judgeTraffic } from './judgeTraffic';
import { judgeTrouble } from './judgeTrouble';
import { isAspect, requireBefore } from './requireBefore';
import { sourceNames, sourceTroubles } from './sourceTroubles';

const SOURCES = ['kubernetes', 'argocd', 'prometheus'] as const;

/**
 * Tells whether the release has proven itself in the environment before: the same images, synced and
 * healthy, for long enough, without critical trouble, and with traffic.
 */
export const stagingCollector = createFactCollector({
  id: 'staging',
  source: 'argocd',
  options: z.strictObject({ soak: durationOption('PT30M') }),
  look(request, { soak: soakMs }) {
    const { now, release } = request;
    const before = requireBefore(request);
    if (isAspect(before)) {
      return conclude([before], { releaseKey: release.key });
    }
    const troubles = sourceTroubles(before, SOURCES);
    const aspects =
      troubles.length > 0
        ? [...troubles, ...judgeApplications(before)]
        : [
            sameImagesRun(before, release),
            ...judgeApplications(before),
            ...judgeTrouble(before),
            ...judgeSoak(before, { now, soakMs }),
            ...judgeTraffic(before),
          ];
    const { name } = before.definition;
    return conclude(
      aspects,
      {
        releaseKey: release.key,
        asked: describeQuestion(before),
        from: sourceNames(before, SOURCES),
        link: before.facts.applications?.find(({ url }) => url)?.url,
      },
      {
        headline: `${
          release.name
        } has run well in ${name}, with traffic, for more than ${durationWords(
          soakMs / 1_000,
        )}.`,
      },
    );
  },
});

function sameImagesRun(
  { definition: { name }, facts, release: runs }: CollectedEnvironment,
  { images }: Release,
): Aspect {
  const all = [...images, ...(runs?.images ?? [])];
  if (all.every(image => image.includes('@sha256:'))) {
    return { state: 'passed', says: `${name} runs the same images.` };
  }
  const mixed = findMixed(facts.objects.Pod ?? [], runs?.images ?? []);
  return mixed.length > 0
    ? {
        state: 'warning',
        says: `${name} runs several builds of ${listWords(mixed)} at once.`,
      }
    : {
        state: 'passed',
        says: `${name} runs the same images, as far as their digests are known.`,
      };
}

/** Images that Pods run with several digests. */
function findMixed(pods: readonly Pod[], images: readonly string[]): string[] {
  const running = pods.filter(
    ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined && status.phase === 'Running',
  );
  return images.filter(
    image =>
      new Set(
        running.flatMap(({ spec, status }) =>
          spec.containers
            .filter(container => container.image === image)
            .flatMap(
              ({ name }) =>
                status.containerStatuses.find(one => one.name === name)
                  ?.imageID ?? [],
            ),
        ),
      ).size > 1,
  );
}

function describeQuestion({ definition, facts }: CollectedEnvironment): string {
  return [
    `Applications: ${
      definition.applications.map(({ name }) => name).join(', ') || 'none'
    }`,
    `Findings, alerts and records of deployments of ${definition.name}`,
    ...(facts.indicators ?? []).map(({ id, query }) => `${id}: ${query}`),
  ].join('\n');
}
