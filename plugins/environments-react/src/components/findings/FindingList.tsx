import Typography from '@material-ui/core/Typography';
import type { Finding } from '@flightdeck/plugin-environments-common';
import { FindingCard } from './FindingCard';

/**
 * Props of {@link FindingList}.
 *
 * @public
 */
export interface FindingListProps {
  findings: readonly Finding[];
  /** What to say when there is none. */
  emptyText?: string;
}

/**
 * Findings in the order they come in, worst first.
 *
 * @public
 */
export function FindingList(props: FindingListProps) {
  const { findings, emptyText = 'No rule found trouble.' } = props;
  if (findings.length === 0) {
    return <Typography>{emptyText}</Typography>;
  }
  return (
    <>
      {findings.map(finding => (
        <FindingCard key={keyOf(finding)} finding={finding} />
      ))}
    </>
  );
}

function keyOf({ ruleId, reason, subject }: Finding): string {
  return JSON.stringify([
    ruleId,
    reason,
    subject.kind,
    subject.namespace,
    subject.name,
  ]);
}
