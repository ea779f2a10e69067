import { markExpression } from '../query/buildBatch';
import { namespaceAlternation } from '../query/escape';

/** The figures of a volume, by the mark that their samples carry. */
export type VolumeFigure =
  | 'capacity'
  | 'available'
  | 'used'
  | 'inodes'
  | 'inodesFree'
  | 'predictedAvailable'
  | 'predictedInodesFree'
  | 'any';

export const CLAIM_LABEL = 'persistentvolumeclaim';

const PREFIX = 'kubelet_volume_stats';
const MEASURED: [VolumeFigure, string][] = [
  ['capacity', 'capacity_bytes'],
  ['available', 'available_bytes'],
  ['used', 'used_bytes'],
  ['inodes', 'inodes'],
  ['inodesFree', 'inodes_free'],
];
const PREDICTED: [VolumeFigure, string][] = [
  ['predictedAvailable', 'available_bytes'],
  ['predictedInodesFree', 'inodes_free'],
];
const FOUR_DAYS_SECONDS = 4 * 86_400;

/** The two queries for the volumes of all these namespaces. */
export function volumeQueries(
  namespaces: readonly string[],
  clusterLabel: string | undefined,
): { measured: string; predicted: string } {
  const where = `{namespace=~"${namespaceAlternation(namespaces)}"}`;
  const cluster = clusterLabel ? [clusterLabel] : [];
  const by = ['namespace', CLAIM_LABEL, ...cluster].join(', ');
  const measured = MEASURED.map(([figure, metric]) =>
    markExpression(`max by (${by}) (${PREFIX}_${metric}${where})`, figure),
  );
  // Whether this server is told of volumes at all.
  const any = markExpression(
    `count by (${cluster.join()}) (${PREFIX}_capacity_bytes)`,
    'any',
  );
  // The pace of less than an hour says nothing of four days.
  const predicted = PREDICTED.map(([figure, metric]) => {
    const series = `${PREFIX}_${metric}${where}`;
    return markExpression(
      `max by (${by}) (predict_linear(${series}[6h], ${FOUR_DAYS_SECONDS}) and (${series} offset 1h))`,
      figure,
    );
  });
  return {
    measured: [...measured, any].join('\nor '),
    predicted: predicted.join('\nor '),
  };
}
