import {
  type Application,
  type ConformanceFacts,
  type DeploymentRecord,
  type IndicatorReading,
  type Release,
  releaseOf,
  type SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type {
  CollectedEnvironment,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import { aDefinition, anApplication } from '../../../__testUtils__/fixtures';
import { deploymentId } from '../../../history/deploymentId';
import { aConfigMap, aDeployment, aJob, aPod, aSecret } from './objects';
import { ago, CANARY, imageOf, NOW, revisionOf } from './versions';

/** A version of the shop, as an environment runs it. */
export function aRelease(version: '1' | '2', application: string): Release {
  return releaseOf({
    images: [imageOf(version)],
    applications: [{ name: application, revisions: [revisionOf(version)] }],
  });
}

export function aStatus(
  kind: string,
  change: Partial<SourceStatus> = {},
): SourceStatus {
  return {
    id: `${kind}/main`,
    kind,
    name: 'main',
    state: 'ok',
    message: 'Current.',
    gaps: [],
    ...change,
  };
}

export function aReading(
  id: string,
  change: Partial<IndicatorReading> = {},
): IndicatorReading {
  return { id, title: id, unit: 'count', query: `sum(${id})`, ...change };
}

/** The application of an environment that runs a version, and ran another before. */
export function aRunning(
  name: string,
  version: '1' | '2',
  change: Partial<Application> = {},
): Application {
  return anApplication(name, {
    url: `https://argocd.test/applications/${name}`,
    sync: { status: 'Synced', revisions: [revisionOf(version)] },
    health: { status: 'Healthy', message: CANARY },
    images: [imageOf(version)],
    operation: {
      phase: 'Succeeded',
      message: CANARY,
      startedAt: ago(61),
      finishedAt: ago(60),
      revisions: [revisionOf(version)],
      retryCount: 0,
      resources: [],
    },
    history: [
      {
        id: 2,
        revisions: [revisionOf(version)],
        startedAt: ago(61),
        deployedAt: ago(60),
      },
      { id: 1, revisions: [revisionOf('0')], deployedAt: ago(3_000) },
    ],
    ...change,
  });
}

/** The record of what {@link aRunning} tells: an hour ago, healthy since. */
export function aRecord(
  name: string,
  version: '0' | '1' | '2',
  change: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const { engine, instance, namespace } = anApplication(name);
  const record = {
    environmentRef: `resource:default/${name}`,
    application: { engine, instance, namespace, name },
    kind: 'sync' as const,
    result: 'succeeded' as const,
    message: CANARY,
    release: releaseOf({
      images: version === '0' ? [] : [imageOf(version)],
      applications: [{ name, revisions: [revisionOf(version)] }],
    }),
    automated: false,
    startedAt: ago(61),
    finishedAt: ago(60),
    commits: [],
    outcome: 'healthy' as const,
    healthyAt: ago(59),
    findings: [],
    ...change,
  };
  return { ...record, id: deploymentId(record) };
}

/** What a test says of an environment that differs from one in which all is well. */
export interface Change
  extends Partial<Omit<CollectedEnvironment, 'definition' | 'facts'>> {
  definition?: Partial<CollectedEnvironment['definition']>;
  facts?: Partial<ConformanceFacts>;
  objects?: ConformanceFacts['objects'];
}

/** An environment that runs a version, in which all is well. */
export function aCollected(
  name: string,
  version: '1' | '2',
  { definition, facts, objects, ...change }: Change = {},
): CollectedEnvironment {
  const environment = aDefinition({
    ref: `resource:default/${name}`,
    name,
    stage: name.split('-').at(-1),
    namespaces: ['shop'],
    applications: [{ name }],
    ...definition,
  });
  return {
    definition: environment,
    release: aRelease(version, name),
    deployments: [aRecord(name, version)],
    judgement: {
      findings: [],
      health: {
        status: 'healthy',
        sentence: 'All is well.',
        critical: 0,
        warning: 0,
        unknown: 0,
      },
    },
    facts: {
      environment,
      sources: ['argocd', 'kubernetes', 'prometheus'].map(kind =>
        aStatus(kind),
      ),
      applications: [aRunning(name, version)],
      indicators: [
        aReading('request-rate', { unit: 'requests/s', value: 21.3 }),
        aReading('error-ratio', {
          unit: 'ratio',
          value: 0.001,
          critical: 0.05,
        }),
      ],
      alerts: [],
      alertingRules: [
        { group: 'shop', name: 'ShopDown', health: 'ok', source: 'main' },
      ],
      holds: [],
      ...facts,
      objects: {
        Pod: [aPod()],
        Deployment: [aDeployment()],
        StatefulSet: [],
        ReplicaSet: [],
        Job: [aJob('shop-migrate')],
        Secret: [aSecret('db', ['url'])],
        ConfigMap: [aConfigMap('settings', ['LOG_LEVEL'])],
        ...facts?.objects,
        ...objects,
      },
    },
    ...change,
  };
}

/** Version 2 has come to staging, and is to go to production, which runs version 1. */
export function aRequest(
  change: {
    before?: Change;
    target?: Change;
    release?: Release;
    options?: object;
    withoutBefore?: boolean;
  } = {},
): EvidenceRequest {
  const { before, options, release, target, withoutBefore } = change;
  return {
    itemId: 'item',
    release: release ?? aRelease('2', 'shop-staging'),
    target: aCollected('shop-prod', '1', {
      ...target,
      definition: {
        promotesFrom: withoutBefore
          ? undefined
          : 'resource:default/shop-staging',
        dashboard: {
          namedBy: 'grafana/overview-dashboard',
          url: 'https://grafana.test/d/shop',
        },
        rollbackPlan: 'https://docs.test/rollback',
        ...target?.definition,
      },
    }),
    before: withoutBefore ? undefined : aCollected('shop-staging', '2', before),
    options: { ...options },
    now: NOW,
  };
}
