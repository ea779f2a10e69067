import type { FleetEnvironment } from '@flightdeck/plugin-environments-common';

/** A column of the board; without a stage it holds what fits no configured stage. */
export interface FleetColumn {
  stage?: string;
  title: string;
}

/** A row of the board: one system, with its environments by column. */
export interface FleetRow {
  /** Entity ref; undefined for environments of no system. */
  system?: string;
  /** As many as there are columns. */
  cells: FleetEnvironment[][];
}

/** Lays environments out as systems by stages, the stages in their configured order. */
export function groupFleet(
  environments: readonly FleetEnvironment[],
  stages: readonly string[],
): { columns: FleetColumn[]; rows: FleetRow[] } {
  const columnOf = ({ environment: { stage } }: FleetEnvironment) =>
    stage !== undefined && stages.includes(stage) ? stage : undefined;

  const used = new Set(environments.map(columnOf));
  const columns: FleetColumn[] = stages
    .filter(stage => used.has(stage))
    .map(stage => ({ stage, title: stage }));
  if (used.has(undefined)) {
    columns.push({ title: 'Other stages' });
  }

  const bySystem = new Map<string | undefined, FleetEnvironment[]>();
  for (const each of environments) {
    const { system } = each.environment;
    bySystem.set(system, [...(bySystem.get(system) ?? []), each]);
  }
  const systems = [...bySystem.keys()].sort((a, b) => {
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    return a.localeCompare(b);
  });

  const rows = systems.map(system => {
    const members = [...(bySystem.get(system) ?? [])].sort((a, b) =>
      a.environment.name.localeCompare(b.environment.name),
    );
    return {
      system,
      cells: columns.map(({ stage }) =>
        members.filter(each => columnOf(each) === stage),
      ),
    };
  });
  return { columns, rows };
}
