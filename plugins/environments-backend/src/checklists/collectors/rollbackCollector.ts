import {
  ANNOTATION_ROLLBACK_PLAN,
  type Application,
  type DeploymentRecord,
  isSuccessOf,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import { type Aspect, conclude } from './Aspect';
import { createFactCollector } from './createFactCollector';
import { sourceNames, sourceTroubles } from './sourceTroubles';

const SOURCES = ['argocd'] as const;

type Entry = Application['history'][number];

/** Tells whether there is a way back from the release, and where the plan for it is written. */
export const rollbackCollector = createFactCollector({
  id: 'rollback',
  source: 'records',
  options: z.strictObject({}),
  look(request) {
    const { release, target } = request;
    const { name, rollbackPlan } = target.definition;
    return conclude(
      [
        ...sourceTroubles(target, SOURCES),
        ...judgeApplications(request),
        ...judgeHolds(target),
      ],
      {
        releaseKey: release.key,
        asked: `History of the applications of ${name}, and our records of deployments`,
        from: sourceNames(target, SOURCES),
        link: rollbackPlan,
      },
      {
        notes: [
          rollbackPlan
            ? `The plan is linked by ${ANNOTATION_ROLLBACK_PLAN}. Whether it fits, people say.`
            : `No plan is linked by ${ANNOTATION_ROLLBACK_PLAN}: people link it.`,
        ],
      },
    );
  },
});

function judgeApplications({ release, target }: EvidenceRequest): Aspect[] {
  const { deployments, definition, facts } = target;
  const { applications } = facts;
  if (!applications || applications.length === 0) {
    return [
      {
        state: 'unknown',
        says: `What was deployed to ${definition.name} before is not known: ${
          applications
            ? 'it has no application of a delivery engine.'
            : 'its applications could not be read.'
        }`,
      },
    ];
  }
  const isDeployed =
    target.release !== undefined && sameImages(target.release, release);
  return applications.map(application =>
    judgeOne(
      application,
      deployments
        .filter(record => isSuccessOf(application, record))
        .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt)),
      isDeployed,
    ),
  );
}

function judgeOne(
  application: Application,
  successes: readonly DeploymentRecord[],
  isDeployed: boolean,
): Aspect {
  const { name, history } = application;
  const [current] = history;
  const entry = isDeployed
    ? history.find(each => !isSame(each, current))
    : current;
  if (entry) {
    return judgeFormer(name, findRecord(successes, application, entry));
  }
  const wasThere = successes.some(
    record => !isDeployed || !current || !brought(record, application, current),
  );
  return wasThere
    ? {
        state: 'failed',
        says: `${name} cannot be rolled back: the delivery engine keeps no former deployment of it.`,
      }
    : {
        state: 'not-applicable',
        says: `It is the first deployment of ${name}: there is nothing to go back to.`,
      };
}

function isSame(one: Entry, other: Entry): boolean {
  return one.revisions.join() === other.revisions.join();
}

/** By the number of the entry where our record knows it. */
function findRecord(
  successes: readonly DeploymentRecord[],
  application: Application,
  entry: Entry,
): DeploymentRecord | undefined {
  const same = successes.filter(record => brought(record, application, entry));
  return same.find(({ historyId }) => historyId === entry.id) ?? same.at(0);
}

function brought(
  { release }: DeploymentRecord,
  { name }: Application,
  { revisions }: Entry,
): boolean {
  return revisions.every(revision =>
    release.revisions.includes(`${name}@${revision}`),
  );
}

function judgeFormer(
  name: string,
  record: DeploymentRecord | undefined,
): Aspect {
  const version = record?.release.name ?? 'the release before';
  if (record?.outcome === 'degraded' && record.restoredAt === undefined) {
    return {
      state: 'warning',
      says: `${name} could go back to ${version}, with which it was not healthy, by our records.`,
    };
  }
  if (record?.healthyAt !== undefined || record?.restoredAt !== undefined) {
    return {
      state: 'passed',
      says: `${name} can go back to ${version}, with which it was healthy.`,
    };
  }
  return record?.outcome === 'watching'
    ? {
        state: 'pending',
        says: `${name} could go back to ${version}, of which it is still watched how it fares.`,
      }
    : {
        state: 'warning',
        says: `${name} could go back to ${version}; whether it was healthy with it is not in our records.`,
      };
}

/** Something that switches automation on again brings Git's release back. */
function judgeHolds({ facts: { holds = [] } }: CollectedEnvironment): Aspect[] {
  return holds
    .filter(({ state }) => state === 'broken')
    .map(({ brokenBy }) => ({
      state: 'warning' as const,
      says: `Automation would undo a rollback, as it did before: ${
        brokenBy ?? 'it was switched on again while it was held.'
      }`,
    }));
}
