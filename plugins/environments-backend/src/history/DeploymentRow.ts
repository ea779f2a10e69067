import {
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
  };
}

/** Throws when it cannot be read. */
export function fromDeploymentRow({
  record,
}: Pick<DeploymentRow, 'record'>): DeploymentRecord {
  return deploymentRecordSchema.parse(JSON.parse(record));
}

function isOpen({ result, outcome, healthyAt, replacedAt }: DeploymentRecord) {
  const isRecovering = outcome === 'degraded' && !healthyAt && !replacedAt;
  return result === 'running' || outcome === 'watching' || isRecovering;
}

function searchText(record: DeploymentRecord): string {
  const { application, release, initiator, message, commits } = record;
  return [
    record.environmentRef,
    application.name,
    release.name,
    ...release.images,
    ...release.revisions,
    initiator,
    message,
    ...commits.flatMap(commit => [commit.author, commit.message]),
  ]
    .filter(text => text !== undefined)
    .join('\n')
    .toLowerCase();
}
