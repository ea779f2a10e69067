import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { EnvironmentCatalog } from '@flightdeck/plugin-environments-node';

/** A catalog whose environments a test sets. */
export class TestEnvironments implements EnvironmentCatalog {
  #environments: EnvironmentDefinition[] = [];
  readonly #listeners = new Set<() => void>();

  list(): readonly EnvironmentDefinition[] {
    return this.#environments;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(environments: EnvironmentDefinition[]): void {
    this.#environments = environments;
    this.#listeners.forEach(listener => listener());
  }
}

/** An environment of the namespaces, named after the first of them. */
export function environmentOf(...namespaces: string[]): EnvironmentDefinition {
  const name = namespaces[0] ?? 'nowhere';
  return {
    ref: `resource:default/${name}`,
    name,
    namespaces,
    applications: [],
    problems: [],
  };
}
