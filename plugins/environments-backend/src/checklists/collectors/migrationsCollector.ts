import {
  ANNOTATION_MIGRATION,
  listWords,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector } from './createFactCollector';
import { findMigrations } from './findMigrations';
import type { IsMigration, Migration } from './Migration';
import { isAspect, requireBefore } from './requireBefore';
import { sourceNames, sourceTroubles, unreadKinds } from './sourceTroubles';

const SOURCES = ['kubernetes', 'argocd'] as const;

/** Tells whether the migrations of the release have run well in the environment before. */
export const migrationsCollector = createFactCollector({
  id: 'migrations',
  source: 'kubernetes',
  options: z.strictObject({
    names: z.array(z.string().min(3)).min(1).default(['migrat']),
  }),
  look(request, { names }) {
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
    return conclude(
      [
        ...sourceTroubles(before, SOURCES),
        ...unreadKinds(before, ['Job', 'Pod']),
        ...judge(before, target, isMigration),
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

function judge(
  before: CollectedEnvironment,
  target: CollectedEnvironment,
  isMigration: IsMigration,
): Aspect[] {
  const { name } = before.definition;
  const migrations = findMigrations(before, isMigration);
  if (migrations.length > 0) {
    return migrations.map(migration => toAspect(migration, name));
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
        says: `Whether the ${what} of ${environment} ran for this release nobody can tell: no record tells when it was deployed.`,
      };
  }
}
