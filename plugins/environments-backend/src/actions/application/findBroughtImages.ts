import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  Application,
  ResourceChoice,
} from '@flightdeck/plugin-environments-common';
import type { ApplicationManifests } from '@flightdeck/plugin-environments-node';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import type { BroughtImage, BroughtImages } from '../BroughtImages';

const LASTING: readonly string[] = [
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'Rollout',
  'StatefulSet',
];

type Workload = ApplicationManifests['workloads'][number];

/** The images that a sync brings, by the manifests of what the cluster has not got yet. */
export async function findBroughtImages(
  applications: readonly Application[],
  choices: readonly ResourceChoice[] | undefined,
  context: {
    engines: DeliveryEngineRegistry;
    logger: LoggerService;
    signal: AbortSignal;
  },
): Promise<BroughtImages> {
  const pending = applications.filter(({ sync }) => sync.status !== 'Synced');
  const read = await Promise.all(
    pending.map(async application => ({
      application,
      manifests: await readManifests(application, context),
    })),
  );
  return {
    images: read.flatMap(({ application, manifests }) =>
      (manifests?.workloads ?? [])
        .filter(one => !choices || isChosen(one, application, choices))
        .flatMap(imagesOf),
    ),
    untold: read.flatMap(({ application: { name }, manifests }) =>
      manifests ? [] : name,
    ),
    isWhole: read.every(
      ({ application, manifests: { workloads = [] } = {} }) =>
        application.images.length === 0 ||
        workloads.some(({ kind }) => LASTING.includes(kind)),
    ),
  };
}

async function readManifests(
  application: Application,
  {
    engines,
    logger,
    signal,
  }: {
    engines: DeliveryEngineRegistry;
    logger: LoggerService;
    signal: AbortSignal;
  },
): Promise<ApplicationManifests | undefined> {
  try {
    return await engines
      .engineOf(application)
      .readManifests?.(application, { signal });
  } catch (error) {
    logger.warn(
      `The images that a sync of ${
        application.name
      } brings cannot be read: ${stringifyError(error)}`,
    );
    return undefined;
  }
}

function isChosen(
  { kind, name, namespace }: Workload,
  application: Application,
  choices: readonly ResourceChoice[],
): boolean {
  return choices.some(
    choice =>
      choice.kind === kind &&
      choice.name === name &&
      (choice.namespace ?? namespace) === namespace &&
      choice.application.name === application.name &&
      choice.application.namespace === application.namespace &&
      choice.application.instance === application.instance,
  );
}

function imagesOf({ kind, pod }: Workload): BroughtImage[] {
  return [...pod.initContainers, ...pod.containers].flatMap(({ image }) =>
    image === undefined ? [] : { image, isLasting: LASTING.includes(kind) },
  );
}
