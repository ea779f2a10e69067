import {
  bareRevisions,
  type DeploymentRecord,
  deploymentRecordSchema,
} from '@flightdeck/plugin-environments-common';

/** A row of the table `deployments`. */
export interface DeploymentRow {
  id: string;
  environment_ref: string;
  started_at: string;
  result: string;
  /** SQLite answers with 0 or 1. */
  open: boolean | number;
  version: number;
  record: string;
  search_text: string;
  revision_text: string;
}

export function toDeploymentRow(
  record: DeploymentRecord,
  version: number,
): DeploymentRow {
  return {
    id: record.id,
    environment_ref: record.environmentRef,
    started_at: new Date(record.startedAt).toISOString(),
    result: record.result,
    open: isOpen(record),
    version,
    record: JSON.stringify(record),
    search_text: searchText(record),
    revision_text: revisionText(record),
  };
}

/** Throws when it cannot be read. */
export function fromDeploymentRow({
  record,
}: Pick<DeploymentRow, 'record'>): DeploymentRecord {
  return deploymentRecordSchema.parse(JSON.parse(record));
}

/** What failed is restored by the next deployment, not by waiting. */
function isOpen(record: DeploymentRecord): boolean {
  const { healthyAt, outcome, replacedAt, restoredAt, result } = record;
  const isDeployed = result === 'succeeded' && replacedAt === undefined;
  const wellAt = outcome === 'degraded' ? restoredAt : healthyAt;
  return (
    result === 'running' ||
    outcome === 'watching' ||
    (isDeployed && wellAt === undefined)
  );
}

const DIGEST = /@(sha256:[0-9a-f]+)$/;

function searchText(record: DeploymentRecord): string {
  const { application, release, initiator, message, commits } = record;
  return toText([
    record.environmentRef,
    application.name,
    release.name,
    ...release.images.map(image => image.replace(DIGEST, '')),
    initiator,
    message,
    ...commits.flatMap(commit => [
      commit.author,
      commit.message,
      commit.repository,
    ]),
  ]);
}

/** Random letters, in which short words occur by chance: they are found by how they begin. */
function revisionText({ release }: DeploymentRecord): string {
  const digests = release.images.flatMap(
    image => DIGEST.exec(image)?.[1] ?? [],
  );
  return toText(['', release.key, ...bareRevisions(release), ...digests]);
}

function toText(parts: readonly (string | undefined)[]): string {
  return parts
    .filter(text => text !== undefined)
    .join('\n')
    .toLowerCase();
}
