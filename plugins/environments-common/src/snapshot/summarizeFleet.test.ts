import { fleetEnvironmentSchema } from '../api';
import type { Hold } from '../delivery/Hold';
import {
  aDeployment,
  anApplication,
  aPod,
  aSource,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateEnvironment } from './evaluateEnvironment';
import { summarizeForFleet } from './summarizeFleet';

const rowOf = (facts: Parameters<typeof evaluateEnvironment>[0]) =>
  summarizeForFleet(evaluateEnvironment(facts, undefined, NOW).snapshot);

const facts = theFacts({
  environment: {
    applications: [{ name: 'shop-prod' }, { name: 'shop-data' }],
    stage: 'prod',
  },
  objects: {
    Deployment: [
      aDeployment('web', { status: { readyReplicas: 2 } }),
      aDeployment('idle', { replicas: 0 }),
    ],
    Pod: [aPod('lone')],
  },
  applications: [
    anApplication({
      history: [
        { id: 1, revisions: ['abc'], deployedAt: '2026-03-01T10:00:00+02:00' },
      ],
    }),
    anApplication({
      name: 'shop-data',
      sync: { status: 'OutOfSync', revisions: ['def'] },
      operationInProgress: true,
      history: [
        { id: 3, revisions: ['def'], deployedAt: '2026-03-01T09:00:00Z' },
      ],
    }),
  ],
  sources: [
    aSource(),
    aSource({
      id: 'prometheus/main',
      kind: 'prometheus',
      state: 'unreachable',
      message: 'No answer.',
    }),
  ],
});

describe('summarizeForFleet', () => {
  it('tells of the hold that lasts', () => {
    const hold: Hold = {
      id: '1',
      environmentRef: 'resource:default/shop-prod',
      operationId: '2',
      cause: 'rollback',
      state: 'active',
      reason: 'The new image does not start.',
      placedBy: 'user:default/ada',
      placedAt: NOW.toISOString(),
      expiresAt: NOW.toISOString(),
      applications: [],
    };
    expect(rowOf({ ...facts, holds: [hold] }).hold).toBe('active');
    expect(rowOf({ ...facts, holds: [] }).hold).toBeUndefined();
  });

  it('does not call in sync what it cannot see in full', () => {
    const { environment } = facts;
    const [application] = facts.applications ?? [];
    const row = rowOf({
      ...facts,
      environment: {
        ...environment,
        applications: [{ name: application.name }, { name: 'gone' }],
      },
      applications: [application],
    });
    expect(row.sync).toMatchObject({ status: 'Unknown' });
  });

  it('says in one row how an environment is', () => {
    const row = rowOf(facts);
    expect(fleetEnvironmentSchema.parse(row)).toEqual(row);
    expect(row).toMatchObject({
      environment: {
        ref: 'resource:default/shop-prod',
        stage: 'prod',
        namespaces: ['shop'],
      },
      health: { status: 'progressing' },
      sync: {
        status: 'OutOfSync',
        revisions: ['abc', 'def'],
        deployedAt: '2026-03-01T09:00:00Z',
        operationInProgress: true,
      },
      images: ['registry.test/app:1.0'],
      ready: 3,
      desired: 4,
      troubledSources: [{ id: 'prometheus/main', state: 'unreachable' }],
    });
  });

  it('counts no replicas where Pods cannot be read', () => {
    const { Pod: _, ...objects } = facts.objects;
    const row = rowOf({ ...facts, objects });
    expect(row).not.toHaveProperty('ready');
    expect(row).not.toHaveProperty('desired');
  });

  it('says that the sync is unknown where applications cannot be read, and nothing where there are none', () => {
    expect(rowOf({ ...facts, applications: undefined }).sync).toEqual({
      status: 'Unknown',
      revisions: [],
      operationInProgress: false,
    });
    expect(rowOf(theFacts({})).sync).toBeUndefined();
  });
});
