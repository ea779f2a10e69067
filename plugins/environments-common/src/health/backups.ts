import type { ObjectMetadata } from '../kubernetes';

/** As a label or an annotation with the value `true`, it marks what makes backups. */
export const BACKUP_MARK = 'flightdeck.dev/backup';

const COMPONENT = 'app.kubernetes.io/component';

/**
 * Whether an object makes backups: it is labelled `flightdeck.dev/backup: "true"`, or named a
 * component `backup` by the common label. An explicit mark of another value says that it does not.
 */
export function isBackup({
  labels,
  annotations,
}: Pick<ObjectMetadata, 'labels' | 'annotations'>): boolean {
  const mark = labels[BACKUP_MARK] ?? annotations[BACKUP_MARK];
  return mark === undefined ? labels[COMPONENT] === 'backup' : mark === 'true';
}

/** What to look at when backups fail. */
export function backupAdvice(
  metadata: Pick<ObjectMetadata, 'labels' | 'annotations'>,
): string[] {
  return isBackup(metadata)
    ? [
        'Check the credentials in the Secrets that it uses, and that it may write to the place of the backups and reaches it.',
      ]
    : [];
}
