import type {
  ApplicationRef,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';

/** As many rivals are named in a sentence; the others are counted. */
const MOST_NAMED = 3;

/** An application that an environment names and others name as well. */
export interface ContestedApplication {
  application: ApplicationRef;
  /** Entity refs of the other environments, sorted. */
  rivals: readonly string[];
}

/**
 * The applications that more than one environment names, for each environment that does. A part
 * that is left open, the instance or the namespace, may turn out to be any.
 */
export function contestedApplications(
  environments: readonly EnvironmentDefinition[],
): ReadonlyMap<string, readonly ContestedApplication[]> {
  const claims = claimsByName(environments);
  const contested = new Map<string, ContestedApplication[]>();
  for (const { ref, applications } of environments) {
    const own = applications
      .map(application => ({
        application,
        rivals: findRivals(ref, application, claims.get(application.name)),
      }))
      .filter(({ rivals }) => rivals.length > 0);
    if (own.length > 0) {
      contested.set(ref, own);
    }
  }
  return contested;
}

/**
 * Takes contested applications away from every environment that names them. Which of them is
 * right cannot be told from here, and whoever may register an entity could otherwise sync the
 * application of somebody else.
 */
export function withdrawContested(
  environments: readonly EnvironmentDefinition[],
): EnvironmentDefinition[] {
  const contested = contestedApplications(environments);
  return environments.map(environment => {
    const own = contested.get(environment.ref);
    if (!own) {
      return environment;
    }
    const sentences = own.map(toSentence);
    const lost = new Set(own.map(({ application }) => application));
    return {
      ...environment,
      applications: environment.applications.filter(each => !lost.has(each)),
      problems: [...environment.problems, ...sentences],
      missingFacts: [...(environment.missingFacts ?? []), ...sentences],
    };
  });
}

interface Claim {
  ref: string;
  application: ApplicationRef;
}

function claimsByName(
  environments: readonly EnvironmentDefinition[],
): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const { ref, applications } of environments) {
    for (const application of applications) {
      const same = claims.get(application.name) ?? [];
      same.push({ ref, application });
      claims.set(application.name, same);
    }
  }
  return claims;
}

function findRivals(
  ref: string,
  application: ApplicationRef,
  claims: readonly Claim[] = [],
): string[] {
  const rivals = claims
    .filter(
      claim => claim.ref !== ref && mayBeSame(claim.application, application),
    )
    .map(claim => claim.ref);
  return [...new Set(rivals)].sort();
}

function mayBeSame(one: ApplicationRef, other: ApplicationRef): boolean {
  return (
    one.name === other.name &&
    (one.instance ?? other.instance) === (other.instance ?? one.instance) &&
    (one.namespace ?? other.namespace) === (other.namespace ?? one.namespace)
  );
}

function toSentence({ application, rivals }: ContestedApplication): string {
  const named = rivals.slice(0, MOST_NAMED).join(', ');
  const more = rivals.length - MOST_NAMED;
  const who = more > 0 ? `${named} and ${more} more` : named;
  return `Application '${application.name}' is claimed by ${who} too; it cannot be synced from here until only one environment names it.`;
}
