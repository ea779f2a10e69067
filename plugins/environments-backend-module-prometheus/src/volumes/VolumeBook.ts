import type { VolumeUsage } from '@flightdeck/plugin-environments-common';
import type { InstantSample } from '../client/PrometheusClient';
import { READING_LABEL } from '../query/buildBatch';
import type { EnvironmentScope } from '../scope/EnvironmentScope';
import { CLAIM_LABEL } from './volumeQueries';

type Figures = Map<string, number>;

interface Volume {
  namespace: string;
  claim: string;
  cluster: string;
  time: number;
  figures: Figures;
}

/** The volumes of all environments of an instance, as one poll found them. */
export class VolumeBook {
  readonly #byPlace = new Map<string, VolumeUsage[]>();
  /** The clusters that have any volume that is measured. */
  readonly #clusters = new Set<string>();

  constructor(
    samples: readonly InstantSample[],
    clusterLabel: string | undefined,
  ) {
    const volumes = new Map<string, Volume>();
    for (const { labels, value, time } of samples) {
      const figure = labels[READING_LABEL];
      const cluster = clusterLabel ? labels[clusterLabel] ?? '' : '';
      const { namespace = '', [CLAIM_LABEL]: claim = '' } = labels;
      if (figure === 'any') {
        this.#clusters.add(cluster);
      } else if (Number.isFinite(value) && namespace && claim) {
        const key = JSON.stringify([cluster, namespace, claim]);
        const volume = volumes.get(key) ?? {
          ...{ namespace, claim, cluster, time },
          figures: new Map(),
        };
        volume.figures.set(figure, value);
        volumes.set(key, volume);
      }
    }
    for (const volume of volumes.values()) {
      const place = placeOf(volume.cluster, volume.namespace);
      const known = this.#byPlace.get(place) ?? [];
      this.#byPlace.set(place, [...known, usageOf(volume)]);
    }
  }

  /** Undefined where no volume of the cluster is measured: then nothing is known of any. */
  of({ namespaces, cluster }: EnvironmentScope): VolumeUsage[] | undefined {
    const value = cluster?.value ?? '';
    return this.#clusters.has(value)
      ? namespaces.flatMap(
          namespace => this.#byPlace.get(placeOf(value, namespace)) ?? [],
        )
      : undefined;
  }
}

function placeOf(cluster: string, namespace: string): string {
  return JSON.stringify([cluster, namespace]);
}

function usageOf({ namespace, claim, time, figures }: Volume): VolumeUsage {
  const capacity = figures.get('capacity');
  const available = figures.get('available');
  const inodes = figures.get('inodes');
  return {
    namespace,
    claim,
    capacityBytes: capacity,
    availableBytes: available,
    usedRatio:
      available === undefined
        ? ratio(figures.get('used'), capacity)
        : ratio(capacity && capacity - available, capacity),
    inodesFreeRatio: ratio(figures.get('inodesFree'), inodes),
    predictedAvailableBytes: figures.get('predictedAvailable'),
    predictedInodesFreeRatio: ratio(figures.get('predictedInodesFree'), inodes),
    asOf: new Date(time * 1000).toISOString(),
  };
}

/** Some file systems have no inodes to run out of, and say that they have none. */
function ratio(
  part: number | undefined,
  whole: number | undefined,
): number | undefined {
  return part === undefined || !whole ? undefined : part / whole;
}
