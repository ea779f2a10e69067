import type { EnvironmentRelease } from '@flightdeck/plugin-environments-common';

/** The environments of a stage. */
export interface StageColumn {
  title: string;
  environments: EnvironmentRelease[];
}

/** Puts environments, which come in the order of stages, into one column a stage. */
export function groupByStage(
  environments: readonly EnvironmentRelease[],
): StageColumn[] {
  const columns = new Map<string, StageColumn>();
  for (const environment of environments) {
    const title = environment.stage ?? 'No stage';
    const column = columns.get(title) ?? { title, environments: [] };
    column.environments.push(environment);
    columns.set(title, column);
  }
  return [...columns.values()];
}
