import Tooltip from '@material-ui/core/Tooltip';
import { shortRevision } from '@flightdeck/plugin-environments-react';

/** Revisions, shortened; in full in their tooltips. */
export function Revisions(props: { revisions: readonly string[] }) {
  if (props.revisions.length === 0) {
    return <>unknown</>;
  }
  return (
    <>
      {props.revisions.map((revision, index) => (
        <span key={revision}>
          {index > 0 && ', '}
          <Tooltip title={revision}>
            <code>{shortRevision(revision)}</code>
          </Tooltip>
        </span>
      ))}
    </>
  );
}
