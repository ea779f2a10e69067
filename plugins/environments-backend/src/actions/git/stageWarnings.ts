import {
  compareStages,
  type EnvironmentDefinition,
  type StageDifference,
} from '@flightdeck/plugin-environments-common';
import type { Application } from '@flightdeck/plugin-environments-common';
import type { GitActionOptions } from './GitActionOptions';

const MOST_NAMED = 5;

/** Sentences on how the stage before fares with what it runs. */
export function healthWarnings(
  from: EnvironmentDefinition,
  applications: readonly Application[],
  { healthOf }: Pick<GitActionOptions, 'healthOf'>,
): string[] {
  const health = healthOf(from.ref);
  const unhealthy = applications.filter(
    ({ health: { status } }) => status !== 'Healthy',
  );
  const warnings: string[] = [];
  if (!health || health.status === 'unknown') {
    warnings.push(
      `Whether ${from.name} is healthy with this release is not known.`,
    );
  } else if (health.status !== 'healthy') {
    warnings.push(
      `${from.name} is ${health.status} with this release: ${health.sentence}`,
    );
  }
  if (unhealthy.length > 0) {
    warnings.push(
      `${unhealthy
        .map(
          ({ engine, health: { status }, name }) =>
            `${engine} calls ${name} ${status}`,
        )
        .join(', ')}.`,
    );
  }
  return [
    ...warnings,
    ...applications
      .filter(({ sync }) => sync.status === 'OutOfSync')
      .map(
        ({ name }) =>
          `${name} is out of sync: what runs there is promoted, not what Git holds for it.`,
      ),
  ];
}

/** Sentences on configuration that one of two stages lacks. Names only. */
export function configurationWarnings(
  from: EnvironmentDefinition,
  to: EnvironmentDefinition,
  { objectsOf }: Pick<GitActionOptions, 'objectsOf'>,
): string[] {
  const [before, after] = [from, to].map(environment => ({
    environment,
    objects: objectsOf(environment),
  }));
  const missing = compareStages(before, after).filter(
    ({ after: there, aspect }) =>
      aspect === 'configuration' && there === undefined,
  );
  return missing.length > 0
    ? [
        `${to.name} lacks configuration that ${from.name} has: ${named(
          missing,
        )}.`,
      ]
    : [];
}

function named(differences: readonly StageDifference[]): string {
  const rest = differences.length - MOST_NAMED;
  return [
    ...differences.slice(0, MOST_NAMED).map(({ subject }) => subject),
    ...(rest > 0 ? [`${rest} more`] : []),
  ].join('; ');
}
