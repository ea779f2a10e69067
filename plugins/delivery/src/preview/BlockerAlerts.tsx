import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from '@backstage/core-components';
import type { Blocker } from '@flightdeck/plugin-environments-common';
import { Timestamp } from '@flightdeck/plugin-environments-react';

const TITLES: Record<Blocker['code'], string> = {
  window: 'Blocked by a deployment window',
  hold: 'Blocked by a hold',
  operation: 'Blocked by an operation',
  condition: 'Blocked by an error of the delivery engine',
  automation: 'Blocked, as something would undo it',
  impossible: 'It cannot be done',
  checklist: 'Blocked by a checklist',
};

/** What keeps an action from being run, what opens it, and when. */
export function BlockerAlerts(props: { blockers: readonly Blocker[] }) {
  return (
    <>
      {props.blockers.map(blocker => (
        <Alert
          key={`${blocker.code} ${blocker.message}`}
          severity="error"
          role="alert"
        >
          <AlertTitle>{TITLES[blocker.code]}</AlertTitle>
          <div>{blocker.message}</div>
          {blocker.remedy && <div>{blocker.remedy}</div>}
          <Opening blocker={blocker} />
          {blocker.code === 'checklist' && (
            // A view of the same page; leaving out the rest closes the dialog.
            <Link to="?view=checklist">Open the checklist</Link>
          )}
        </Alert>
      ))}
    </>
  );
}

function Opening(props: { blocker: Blocker }) {
  const { opensAt, code } = props.blocker;
  if (opensAt) {
    return (
      <div>
        Opens <Timestamp time={opensAt} />.
      </div>
    );
  }
  return code === 'window' ? <div>No opening is known.</div> : null;
}
