import { stringifyError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Application,
  ApplicationChange,
  Deed,
  ResourceDifference,
} from '@flightdeck/plugin-environments-common';
import type { ApplicationComparison } from '@flightdeck/plugin-environments-node';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { toDeed } from '../deeds';

const WORDS: Record<ResourceDifference['change'], string> = {
  create: 'Create',
  update: 'Update',
  prune: 'Delete',
  keep: 'Keep, though no longer wanted,',
};

/** What a change is held against: Git, or an entry of the engine's history. */
export interface ComparisonTarget {
  prune: boolean;
  historyId?: number;
  partial?: boolean;
}

/**
 * Asks the engine what would change. Where it cannot tell how, what it last compared is told: that
 * something would change is still known.
 */
export async function compareApplication(
  application: Application,
  target: ComparisonTarget,
  context: {
    engines: DeliveryEngineRegistry;
    logger: LoggerService;
    signal: AbortSignal;
  },
): Promise<ApplicationComparison> {
  const { engines, logger, signal } = context;
  try {
    return await engines
      .engineOf(application)
      .compare(application, target, { signal });
  } catch (error) {
    logger.warn(
      `The differences of ${application.name} cannot be read: ${stringifyError(
        error,
      )}`,
    );
    return {
      resources:
        target.historyId === undefined
          ? comparedBefore(application, target.prune)
          : [],
      hooks: [],
      incomplete: `${application.engine} could not tell the differences in detail; what is shown is from its last comparison.`,
    };
  }
}

function comparedBefore(
  { resources }: Application,
  prune: boolean,
): ResourceDifference[] {
  return resources
    .filter(
      ({ hook, requiresPruning, sync }) =>
        !hook && (sync === 'OutOfSync' || requiresPruning),
    )
    .map(({ group, kind, namespace, name, health, requiresPruning }) => {
      const kept = prune ? 'prune' : 'keep';
      const changed = health === 'Missing' ? 'create' : 'update';
      return {
        group,
        kind,
        namespace,
        name,
        change: requiresPruning ? kept : changed,
      } as const;
    });
}

/** The deeds of a change of one application. */
export function deedsOf(
  change: ApplicationChange,
  options: { suffix: string },
): Deed[] {
  return change.resources.map(
    ({ change: kind, kind: resource, group, namespace, name, lines }) =>
      toDeed(
        `${WORDS[kind]} ${resource} ${
          namespace ? `${namespace}/${name}` : name
        }${options.suffix}`,
        group,
        // What stays the same around a change may move by itself.
        lines?.filter(({ type }) => type === 'added' || type === 'removed'),
      ),
  );
}
