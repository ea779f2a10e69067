import {
  ANNOTATION_MIGRATION,
  listWords,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceCollector,
} from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector } from './createFactCollector';
import { findForgottenHooks, type ForgottenHooks } from './findForgottenHooks';
import { findMigrations } from './findMigrations';
import type { ManifestReader } from './ManifestReader';
import type { IsMigration, Migration } from './Migration';
import { isAspect, requireBefore } from './requireBefore';
import { sourceNames, sourceTroubles, unreadKinds } from './sourceTroubles';

const SOURCES = ['kubernetes', 'argocd'] as const;

/** Tells whether the migrations of the release have run well in the environment before. */
export function createMigrationsCollector({
  manifests,
}: {
  manifests: Pick<ManifestReader, 'read'>;
}): EvidenceCollector {
  return createFactCollector({
    id: 'migrations',
    source: 'kubernetes',
    options: z.strictObject({
      names: z.array(z.string().min(3)).min(1).default(['migrat']),
    }),
    async look(request, { names }, { signal }) {
      const { release, target } = request;
      const before = requireBefore(request);
      const isMigration: IsMigration = name =>
        names.some(part =>
          name
            .toLocaleLowerCase('en-US')
            .includes(part.toLocaleLowerCase('en-US')),
        );
      if (isAspect(before)) {
        return conclude([before], { releaseKey: release.key });
      }
      const forgotten = await findForgottenHooks(before, isMigration, {
        manifests,
        signal,
      });
      return conclude(
        [
          ...sourceTroubles(before, SOURCES),
          ...unreadKinds(before, ['Job', 'Pod']),
          ...judge({ before, forgotten, isMigration, target }),
        ],
        {
          releaseKey: release.key,
          asked: `Jobs, hooks and init containers of ${
            before.definition.name
          } whose name has ${listWords(
            names.map(name => `“${name}”`),
          )}, or that are annotated with ${ANNOTATION_MIGRATION}`,
          from: sourceNames(before, SOURCES),
          link: before.facts.applications?.find(({ url }) => url)?.url,
        },
      );
    },
  });
}

function judge({
  before,
  forgotten,
  isMigration,
  target,
}: {
  before: CollectedEnvironment;
  forgotten: ForgottenHooks;
  isMigration: IsMigration;
  target: CollectedEnvironment;
}): Aspect[] {
  const { name } = before.definition;
  const found = findMigrations(before, isMigration);
  const migrations = [
    ...found,
    ...forgotten.migrations.filter(
      ({ what }) => !found.some(one => one.what === what),
    ),
  ];
  if (migrations.length > 0) {
    return migrations.map(migration => toAspect(migration, name));
  }
  if (forgotten.doubts.length > 0) {
    return forgotten.doubts;
  }
  const others = findMigrations(target, isMigration).map(({ what }) => what);
  return others.length > 0
    ? [
        {
          state: 'warning',
          says: `${target.definition.name} has ${listWords(
            others,
          )}; no migration is seen in ${name}.`,
        },
      ]
    : [
        {
          state: 'not-applicable',
          says: `No Job, hook or init container of ${name} or ${target.definition.name} migrates anything, by name and annotation.`,
        },
      ];
}

function toAspect({ state, what }: Migration, environment: string): Aspect {
  switch (state) {
    case 'succeeded':
      return {
        state: 'passed',
        says: `The ${what} succeeded in ${environment}.`,
      };
    case 'failed':
      return { state: 'failed', says: `The ${what} failed in ${environment}.` };
    case 'running':
      return {
        state: 'pending',
        says: `The ${what} has not ended in ${environment}.`,
      };
    case 'former':
      return {
        state: 'warning',
        says: `The ${what} of ${environment} ran for an earlier release, and not for this one.`,
      };
    default:
      return {
        state: 'unknown',
        says: `Whether the ${what} of ${environment} ran for this release nobody can tell: it is gone, or no record tells when it was deployed.`,
      };
  }
}
