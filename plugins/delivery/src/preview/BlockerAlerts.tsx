import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from '@backstage/core-components';
import type { Blocker } from '@flightdeck/plugin-environments-common';
import { Sentence, Timestamp } from '@flightdeck/plugin-environments-react';

const TITLES: Record<Blocker['code'], string> = {
  window: 'Blocked by a deployment window',
  hold: 'Blocked by a hold',
  operation: 'Blocked by an operation',
  condition: 'Blocked by an error of the delivery engine',
  automation: 'Blocked, as something would undo it',
  impossible: 'It cannot be done',
  checklist: 'Blocked by the checklist',
};

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      display: 'grid',
      gap: theme.spacing(1),
    },
  }),
  { name: 'FlightdeckBlockerAlerts' },
);

/** What keeps an action from being run, what opens it, and when. */
export function BlockerAlerts(props: { blockers: readonly Blocker[] }) {
  const open = props.blockers.filter(({ code }) => code === 'checklist');
  return (
    <>
      {props.blockers
        .filter(({ code }) => code !== 'checklist')
        .map(blocker => (
          <Alert
            key={`${blocker.code} ${blocker.message}`}
            severity="error"
            role="alert"
          >
            <AlertTitle>{TITLES[blocker.code]}</AlertTitle>
            <BlockerWords blocker={blocker} />
          </Alert>
        ))}
      {open.length > 0 && <ChecklistAlert blockers={open} />}
    </>
  );
}

/** All that is open in the checklist, which is one thing to go to. */
function ChecklistAlert(props: { blockers: readonly Blocker[] }) {
  const classes = useStyles();
  return (
    <Alert severity="error" role="alert">
      <AlertTitle>{TITLES.checklist}</AlertTitle>
      <ul className={classes.list}>
        {props.blockers.map(blocker => (
          <li key={blocker.itemId ?? blocker.message}>
            <OpenItem blocker={blocker} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The links are to views of the same page; leaving out the rest closes the dialog. */
function OpenItem(props: { blocker: Blocker }) {
  const { itemId } = props.blocker;
  const linkId = useId();
  const messageId = useId();
  return (
    <>
      <BlockerWords blocker={props.blocker} messageId={messageId} />
      {itemId === undefined ? (
        <Link to="?view=checklist">Open the checklist</Link>
      ) : (
        <Link
          id={linkId}
          to={`?${new URLSearchParams({ view: 'checklist', item: itemId })}`}
          // The message names the item.
          aria-labelledby={`${linkId} ${messageId}`}
        >
          Open this item
        </Link>
      )}
    </>
  );
}

/** The message of a window has its own zone, and says so when no opening is known. */
function BlockerWords(props: { blocker: Blocker; messageId?: string }) {
  const { message, opensAt, remedy } = props.blocker;
  return (
    <>
      <div id={props.messageId}>
        <Sentence text={message} />
      </div>
      {opensAt && (
        <div>
          Opens <Timestamp time={opensAt} />.
        </div>
      )}
      {remedy && <div>{remedy}</div>}
    </>
  );
}
