import type { DiscoveryConfig } from '../config/DiscoveryConfig';
import { parseOwner } from '../config/entityNames';
import type { Facts } from './Facts';

const PART_OF = 'app.kubernetes.io/part-of';
/** Every application is in this project that nobody put into another one: it says nothing. */
const DEFAULT_PROJECT = 'default';

/** What can be asked about an application or a namespace. */
export interface Described {
  name: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  /** The Argo CD project. */
  project?: string;
  /** Where it deploys to. */
  targetNamespace?: string;
  /** Whether its name, without the stage, may stand for a system that nothing else tells. */
  nameTellsSystem: boolean;
}

type StageConfig = Pick<DiscoveryConfig, 'stages' | 'stageAliases'>;

/** The stage that a word stands for, when it stands for one. */
function stageOf(word: string, config: StageConfig): string | undefined {
  return config.stages.includes(word) ? word : config.stageAliases.get(word);
}

/** Splits `shop-prod` into `shop` and the stage. */
function splitName(
  name: string | undefined,
  config: StageConfig,
): { stage: string; rest: string } | undefined {
  const words = [...config.stages, ...config.stageAliases.keys()].sort(
    (a, b) => b.length - a.length,
  );
  const word = words.find(candidate => name?.endsWith(`-${candidate}`));
  const stage = word && stageOf(word, config);
  return name && word && stage
    ? { stage, rest: name.slice(0, -word.length - 1) }
    : undefined;
}

/** Reads a label, or an annotation of the same name: labels cannot hold a reference. */
function valueOf(described: Described, key: string): string | undefined {
  return (
    described.labels[key]?.trim() ||
    described.annotations[key]?.trim() ||
    undefined
  );
}

/**
 * Reads what an object belongs to. Its system is what the configured label says, else what it is
 * part of, else its project, else its name without the stage. Its stage is what the configured
 * label says, else the end of its name, else the end of the namespace it deploys to.
 */
export function readFacts(
  described: Described,
  config: Pick<DiscoveryConfig, 'labels'> & StageConfig,
): Facts {
  const { labels } = config;
  const { name, project, targetNamespace, nameTellsSystem } = described;
  const fromName = splitName(name, config);
  const stage = valueOf(described, labels.stage);
  const owner = valueOf(described, labels.owner);
  return {
    system:
      valueOf(described, labels.system) ??
      valueOf(described, PART_OF) ??
      (project && project !== DEFAULT_PROJECT ? project : undefined) ??
      (nameTellsSystem ? fromName?.rest : undefined),
    stage:
      stage === undefined
        ? fromName?.stage ?? splitName(targetNamespace, config)?.stage
        : stageOf(stage, config) ?? stage,
    owner: owner && parseOwner(owner),
  };
}
