import type { Entity } from '@backstage/catalog-model';
import {
  type ApplicationRef,
  type EnvironmentDefinition,
  parseEnvironment,
} from '@flightdeck/plugin-environments-common';
import type { Candidate } from '../mapping/Candidate';

interface ApplicationClaim extends ApplicationRef {
  holder: string;
}

/** What an entity says of where its environment lives. Stages do not matter here. */
export function definitionOf(entity: Entity): EnvironmentDefinition {
  return parseEnvironment(entity, { stages: [] });
}

function namespaceKey(cluster: string, namespace: string): string {
  return `${cluster}/${namespace}`;
}

/** Which environment has which applications and namespaces. */
export class Claims {
  readonly #applications = new Map<string, ApplicationClaim[]>();
  readonly #namespaces = new Map<string, string>();

  add(entity: Entity): void {
    const definition = definitionOf(entity);
    const { ref: holder, cluster, namespaces, labelSelector } = definition;
    for (const application of definition.applications) {
      const claims = this.#applications.get(application.name) ?? [];
      this.#applications.set(application.name, [
        ...claims,
        { ...application, holder },
      ]);
    }
    // With a selector it has some objects of the namespace, and leaves the others.
    if (cluster && labelSelector === undefined) {
      for (const namespace of namespaces) {
        const key = namespaceKey(cluster, namespace);
        this.#namespaces.set(key, this.#namespaces.get(key) ?? holder);
      }
    }
  }

  /** The environment that has an application or a namespace of this one. */
  holderOf(candidate: Candidate): string | undefined {
    const { applications, cluster, namespaces } = candidate;
    const { names = [], ...where } = applications ?? {};
    for (const name of names) {
      const holder = this.#findApplication({ ...where, name });
      if (holder) {
        return holder;
      }
    }
    return namespaces
      .map(namespace => cluster && this.#findNamespace(cluster, namespace))
      .find(holder => holder);
  }

  /** Whether other environments have all that this one has. */
  cover(definition: EnvironmentDefinition): boolean {
    const { applications, cluster, namespaces } = definition;
    if (applications.length > 0) {
      return applications.every(ref => this.#findApplication(ref));
    }
    return (
      cluster !== undefined &&
      namespaces.length > 0 &&
      namespaces.every(namespace => this.#findNamespace(cluster, namespace))
    );
  }

  #findNamespace(cluster: string, namespace: string): string | undefined {
    return this.#namespaces.get(namespaceKey(cluster, namespace));
  }

  /** A claim that names no instance or no namespace means the only one, and the default one. */
  #findApplication(
    application: ApplicationRef & { isDefaultNamespace?: boolean },
  ): string | undefined {
    const { instance, namespace, isDefaultNamespace = true } = application;
    return this.#applications
      .get(application.name)
      ?.find(
        claim =>
          (claim.instance === undefined || claim.instance === instance) &&
          (claim.namespace === undefined
            ? isDefaultNamespace
            : claim.namespace === namespace),
      )?.holder;
  }
}
