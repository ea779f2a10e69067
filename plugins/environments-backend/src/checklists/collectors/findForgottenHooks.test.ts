import type {
  Application,
  EvidenceState,
} from '@flightdeck/plugin-environments-common';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import { aRunning, type Change } from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import {
  aWorkload,
  enginesThat,
  someManifests,
} from './__testUtils__/manifests';
import { revisionOf } from './__testUtils__/versions';
import { ManifestReader } from './ManifestReader';
import { createMigrationsCollector } from './migrationsCollector';

type Manifests = ApplicationManifests | undefined;

const NO_JOBS: Change = { objects: { Job: [] } };

/** Looks where the engine can, or cannot, make manifests. */
const lookWhere = (manifests: Manifests) =>
  lookWith(
    createMigrationsCollector({
      manifests: new ManifestReader({
        engines: enginesThat(async () => {
          if (!manifests) {
            throw new Error('It cannot be made.');
          }
          return manifests;
        }),
        now: Date.now,
        timeoutMs: 1_000,
      }),
    }),
  );

/** The application of staging, after such an operation. */
const lastDid = (change: Partial<NonNullable<Application['operation']>>) =>
  aRunning('shop-staging', '2', {
    operation: {
      phase: 'Succeeded',
      revisions: [revisionOf('2')],
      retryCount: 0,
      resources: [],
      ...change,
    },
  });

describe('migrations', () => {
  it.each<[string, Manifests, EvidenceState, string]>([
    [
      'is told to have been forgotten when manifests have it',
      someManifests({
        workloads: [{ ...aWorkload(), kind: 'Job', name: 'shop-migrate' }],
      }),
      'unknown',
      'Whether the hook or Job shop-migrate of shop-staging ran',
    ],
    [
      'may be there when nobody can read manifests',
      undefined,
      'unknown',
      'Whether a hook of shop-staging migrated anything nobody can tell',
    ],
    [
      'is not there when manifests have none',
      someManifests({ workloads: [{ ...aWorkload(), name: 'migrator' }] }),
      'not-applicable',
      'No Job, hook or init container',
    ],
  ])(
    'by a hook of which the last operation tells nothing %s',
    async (_, manifests, state, told) => {
      for (const operation of [
        { partial: true },
        { dryRun: true },
        { revisions: [revisionOf('9')] },
      ]) {
        expect(
          await lookWhere(manifests)({
            before: {
              ...NO_JOBS,
              facts: { applications: [lastDid(operation)] },
            },
            target: NO_JOBS,
          }),
        ).toMatchObject({ state, summary: expect.stringContaining(told) });
      }
    },
  );
});
