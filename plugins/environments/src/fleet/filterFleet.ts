import type {
  FleetEnvironment,
  Health,
} from '@flightdeck/plugin-environments-common';
import {
  conformanceVerdict,
  type ConformanceVerdict,
} from '@flightdeck/plugin-environments-react';

/** How an environment stands against its blueprint, or that it has none. */
export type ConformanceFilter = ConformanceVerdict | 'none';

/** What a person wants to see of the fleet; an empty filter lets everything through. */
export interface FleetFilters {
  text: string;
  health: Health[];
  owner: string;
  stage: string;
  conformance: ConformanceFilter | '';
}

/** Lets everything through. */
export const NO_FILTERS: FleetFilters = {
  text: '',
  health: [],
  owner: '',
  stage: '',
  conformance: '',
};

function standingOf({ conformance }: FleetEnvironment): ConformanceFilter {
  return conformance ? conformanceVerdict(conformance) : 'none';
}

function words({
  environment,
  health,
  sync,
  hold,
  images,
  conformance,
  troubledSources,
}: FleetEnvironment): string {
  return [
    environment.ref,
    environment.title,
    environment.system,
    environment.owner,
    environment.stage,
    environment.cluster,
    ...environment.namespaces,
    health.status,
    health.sentence,
    hold && (hold === 'broken' ? 'held, hold broken' : 'held'),
    conformance?.sentence,
    ...(sync?.revisions ?? []),
    ...images,
    ...troubledSources.map(source => `${source.id} ${source.state}`),
  ]
    .join('\n')
    .toLocaleLowerCase('en-US');
}

/** Keeps the environments that every filter lets through; each word of the text must occur. */
export function filterFleet(
  environments: readonly FleetEnvironment[],
  filters: FleetFilters,
): FleetEnvironment[] {
  const wanted = filters.text
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .filter(word => word !== '');
  return environments.filter(each => {
    const { owner, stage } = each.environment;
    if (
      (filters.health.length > 0 &&
        !filters.health.includes(each.health.status)) ||
      (filters.owner !== '' && owner !== filters.owner) ||
      (filters.stage !== '' && stage !== filters.stage) ||
      (filters.conformance !== '' && standingOf(each) !== filters.conformance)
    ) {
      return false;
    }
    const text = wanted.length > 0 ? words(each) : '';
    return wanted.every(word => text.includes(word));
  });
}
