import {
  type Checklist,
  type ChecklistDefinition,
  checklistDefinitionSchema,
  checklistSchema,
  type Release,
  releaseSchema,
} from '@flightdeck/plugin-environments-common';

/** How a checklist stands to what is deployed. */
export type Standing = Checklist['standing'];

const { standing: standingSchema } = checklistSchema.shape;

/** The checklist of a release in an environment, without what it asks and its answers. */
export interface SheetHead {
  id: string;
  environmentRef: string;
  release: Release;
  standing: Standing;
  /** The how manieth checklist of the release this is: one that was deployed is never reopened. */
  round: number;
  /** ISO 8601. */
  openedAt: string;
  deployedAt?: string;
  /** Whether it takes answers. */
  isLive: boolean;
}

/** The checklist of a release in an environment, without its answers. */
export interface Sheet extends SheetHead {
  definition: ChecklistDefinition;
  /** Entity ref of the environment that the release would come from. */
  from?: string;
  /** As it stood when it was closed; absent while it is live. */
  kept?: Checklist;
  /** Grows with each change of it and of its answers. */
  version: number;
}

/** A row of the table `checklist_sheets`. */
export interface SheetRow {
  id: string;
  environment_ref: string;
  release_key: string;
  round: number;
  release: string;
  definition: string;
  from_ref: string | null;
  standing: string;
  opened_at: string;
  deployed_at: string | null;
  kept: string | null;
  version: number;
}

/** The columns of a head; whether it is live is told without reading what was kept. */
export interface SheetHeadRow
  extends Omit<SheetRow, 'definition' | 'from_ref' | 'kept' | 'version'> {
  live: number;
}

/** Throws when it cannot be read. */
export function fromSheetHeadRow(row: SheetHeadRow): SheetHead {
  return { ...toHead(row), isLive: Number(row.live) === 1 };
}

/** Throws when it cannot be read. */
export function fromSheetRow(row: SheetRow): Sheet {
  return {
    ...toHead(row),
    isLive: row.kept === null,
    definition: checklistDefinitionSchema.parse(JSON.parse(row.definition)),
    from: row.from_ref ?? undefined,
    kept:
      row.kept === null
        ? undefined
        : checklistSchema.parse(JSON.parse(row.kept)),
    version: row.version,
  };
}

function toHead(row: Omit<SheetHeadRow, 'live'>): Omit<SheetHead, 'isLive'> {
  return {
    id: row.id,
    environmentRef: row.environment_ref,
    release: releaseSchema.parse(JSON.parse(row.release)),
    round: row.round,
    standing: standingSchema.parse(row.standing),
    openedAt: row.opened_at,
    deployedAt: row.deployed_at ?? undefined,
  };
}
