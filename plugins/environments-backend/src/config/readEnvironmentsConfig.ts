import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { HealthPolicy } from '@flightdeck/plugin-environments-common';
import type { ChecklistsConfig } from '../checklists/ChecklistsConfig';
import { readChecklistsConfig } from '../checklists/readChecklistsConfig';
import type { DeliveryConfig } from '../windows/DeliveryConfig';
import { readWindowsConfig } from '../windows/readWindowsConfig';
import { readHealthPolicy } from './readHealthPolicy';

/** The settings of the environments plugin. */
export interface EnvironmentsConfig {
  /** In the order in which releases pass through them. */
  stages: readonly string[];
  catalog: { refreshSeconds: number };
  /** The settings of the rules of health. */
  health: HealthPolicy;
  /** Paths and patterns of files with blueprints. */
  blueprintFiles: readonly string[];
  checklists: ChecklistsConfig;
  delivery: DeliveryConfig;
}

const DEFAULT_STAGES = ['dev', 'staging', 'prod'];
const DEFAULT_REFRESH_SECONDS = 15;
const STAGE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function readStages(config: Config): readonly string[] {
  const stages = config.getOptionalStringArray('environments.stages');
  if (stages === undefined) {
    return DEFAULT_STAGES;
  }
  if (stages.length === 0) {
    throw new InputError('environments.stages must name at least one stage.');
  }
  for (const [index, stage] of stages.entries()) {
    if (!STAGE.test(stage)) {
      throw new InputError(
        `environments.stages[${index}] is '${stage}'; a stage is named with lower-case letters, digits and hyphens.`,
      );
    }
    if (stages.indexOf(stage) !== index) {
      throw new InputError(`environments.stages names '${stage}' twice.`);
    }
  }
  return stages;
}

function readRefreshSeconds(config: Config): number {
  const key = 'environments.catalog.refreshSeconds';
  const seconds = config.getOptionalNumber(key) ?? DEFAULT_REFRESH_SECONDS;
  if (!(seconds >= 1)) {
    throw new InputError(`${key} is ${seconds}; it must be at least 1.`);
  }
  return seconds;
}

function readBlueprintPaths(config: Config): readonly string[] {
  const key = 'environments.blueprints.files';
  const files = config.getOptionalStringArray(key) ?? [];
  const empty = files.findIndex(file => file.trim() === '');
  if (empty >= 0) {
    throw new InputError(
      `${key}[${empty}] is empty; it must be the path of a file or a pattern.`,
    );
  }
  return files;
}

/** Reads the `environments` configuration once. */
export function readEnvironmentsConfig(config: Config): EnvironmentsConfig {
  const stages = readStages(config);
  return {
    stages,
    catalog: { refreshSeconds: readRefreshSeconds(config) },
    health: readHealthPolicy(config, stages),
    blueprintFiles: readBlueprintPaths(config),
    checklists: readChecklistsConfig(config, stages),
    delivery: readWindowsConfig(config, stages),
  };
}
