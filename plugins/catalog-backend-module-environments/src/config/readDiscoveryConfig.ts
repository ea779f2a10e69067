import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { isValidEntityNamespace, parseOwner } from './entityNames';
import { InputError } from '@backstage/errors';
import type {
  ClusterName,
  DiscoveryConfig,
  RemovalConfig,
} from './DiscoveryConfig';

const BLOCK = 'catalog.providers.environments';
const DEFAULT_STAGES = ['dev', 'staging', 'prod'];

function readChoice<T extends string>(
  config: RootConfigService,
  key: string,
  choices: readonly [T, ...T[]],
): T {
  const text = config.getOptionalString(key);
  const choice =
    text === undefined ? choices[0] : choices.find(known => known === text);
  if (choice === undefined) {
    throw new InputError(`${BLOCK}.${key} must be ${choices.join(' or ')}.`);
  }
  return choice;
}

function readCount(
  config: RootConfigService,
  key: string,
  absent: number,
): number {
  const count = config.getOptionalNumber(key) ?? absent;
  if (!Number.isInteger(count) || count < 1) {
    throw new InputError(`${BLOCK}.${key} must be a whole number from 1 on.`);
  }
  return count;
}

function readRemoval(config: RootConfigService): RemovalConfig {
  const holdAbove = config.getOptionalNumber('removal.holdAbove') ?? 0.5;
  if (holdAbove < 0 || holdAbove > 1) {
    throw new InputError(
      `${BLOCK}.removal.holdAbove must be a number from 0 to 1.`,
    );
  }
  const afterReads = readCount(config, 'removal.afterReads', 2);
  const confirmReads = readCount(
    config,
    'removal.confirmReads',
    Math.max(5, afterReads),
  );
  if (confirmReads < afterReads) {
    throw new InputError(
      `${BLOCK}.removal.confirmReads must not be less than ${BLOCK}.removal.afterReads, which is ${afterReads}.`,
    );
  }
  return { afterReads, holdAbove, confirmReads };
}

function readClusterNames(config: RootConfigService): ClusterName[] {
  const entries = config.getOptionalConfigArray('clusterNames') ?? [];
  return entries.map(entry => ({
    destination: entry.getString('destination').replace(/\/+$/, ''),
    instance: entry.getOptionalString('instance'),
    cluster: entry.getString('cluster'),
  }));
}

function readStageAliases(
  config: RootConfigService,
  stages: readonly string[],
): Map<string, string> {
  const aliases = config.getOptionalConfig('stageAliases');
  return new Map(
    (aliases?.keys() ?? []).map(word => {
      const stage = aliases?.getString(word) ?? '';
      if (!stages.includes(stage)) {
        throw new InputError(
          `${BLOCK}.stageAliases.${word} is '${stage}', which is not one of the stages ${stages.join(
            ', ',
          )}.`,
        );
      }
      return [word, stage];
    }),
  );
}

function readNamespace(config: RootConfigService): string {
  const namespace = config.getOptionalString('namespace') ?? 'default';
  if (!isValidEntityNamespace(namespace)) {
    throw new InputError(
      `${BLOCK}.namespace is '${namespace}', which is not a valid namespace of entities.`,
    );
  }
  return namespace;
}

function readOwner(config: RootConfigService): string {
  const owner = config.getOptionalString('owner') ?? 'group:default/unknown';
  const valid = parseOwner(owner);
  if (!valid) {
    throw new InputError(
      `${BLOCK}.owner is '${owner}', which is not a valid entity reference.`,
    );
  }
  return valid;
}

/**
 * Reads how environments are to be found. Undefined when they are not.
 *
 * @throws InputError naming the key that is wrong.
 */
export function readDiscoveryConfig(
  root: RootConfigService,
): DiscoveryConfig | undefined {
  const config = root.getOptionalConfig(BLOCK);
  if (!config) {
    return undefined;
  }
  const stages =
    root.getOptionalStringArray('environments.stages') ?? DEFAULT_STAGES;
  return {
    schedule: config.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig('schedule'),
        )
      : { frequency: { minutes: 5 }, timeout: { minutes: 2 } },
    argocd: config.getOptionalBoolean('argocd') ?? true,
    kubernetes: config.getOptionalBoolean('kubernetes') ?? true,
    namespace: readNamespace(config),
    owner: readOwner(config),
    createSystems: config.getOptionalBoolean('createSystems') ?? false,
    groupBy: readChoice(config, 'groupBy', [
      'system-stage-cluster',
      'application',
    ]),
    ungrouped: readChoice(config, 'ungrouped', ['application', 'skip']),
    labels: {
      system:
        config.getOptionalString('labels.system') ?? 'flightdeck.dev/system',
      stage: config.getOptionalString('labels.stage') ?? 'flightdeck.dev/stage',
      owner: config.getOptionalString('labels.owner') ?? 'flightdeck.dev/owner',
    },
    stages,
    stageAliases: readStageAliases(config, stages),
    clusterNames: readClusterNames(config),
    removal: readRemoval(config),
  };
}
