import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Checklist,
  DeliveryStatus,
  Release,
} from '@flightdeck/plugin-environments-common';
import {
  Age,
  EnvironmentLink,
  Facts,
  StatusMark,
  Timestamp,
  WindowVerdictLine,
} from '@flightdeck/plugin-environments-react';
import { closedReason } from '../words/standing';

const useStyles = makeStyles(
  theme => ({
    sentence: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1.5),
    },
    summary: { cursor: 'pointer', ...theme.typography.body2 },
    parts: { whiteSpace: 'pre-line' },
  }),
  { name: 'FlightdeckVerdictHeader' },
);

/** What a checklist says of its release in one sentence, and when it may be deployed. */
export function VerdictHeader(props: {
  checklist: Checklist;
  /** How many items the caller can answer. */
  waiting: number;
  windows: DeliveryStatus['windows'] | undefined;
}) {
  const { checklist, waiting, windows } = props;
  const { deployedAt, from, items, judgedAt, openedAt, release } = checklist;
  const { title, verdict } = checklist;
  const classes = useStyles();
  return (
    <header>
      <Typography variant="h6" component="h2">
        {title} of {release.name}
      </Typography>
      <Typography component="div" className={classes.sentence}>
        <VerdictMark checklist={checklist} />
        <strong>{verdict.sentence}</strong>
        {waiting > 0 && <span>{waitingWords(waiting)}</span>}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        {items.length > 0 && (
          <>
            {verdict.automatic} of {items.length} answered by evidence alone.{' '}
          </>
        )}
        Opened <Timestamp time={openedAt} />
        {from && (
          <>
            , when the release came to{' '}
            <EnvironmentLink environmentRef={from}>
              {from.slice(from.lastIndexOf('/') + 1)}
            </EnvironmentLink>
          </>
        )}
        .{' '}
        {deployedAt && (
          <>
            Deployed <Timestamp time={deployedAt} />.{' '}
          </>
        )}
        Judged <Age time={judgedAt} />.
      </Typography>
      <ReleaseParts release={release} />
      {windows && checklist.standing === 'open' && (
        <WindowVerdictLine verdict={windows} />
      )}
    </header>
  );
}

function waitingWords(count: number): string {
  return count === 1 ? '1 waits for you.' : `${count} wait for you.`;
}

/** What the answers are bound to. */
function ReleaseParts(props: { release: Release }) {
  const { images, key, revisions } = props.release;
  const classes = useStyles();
  return (
    <details>
      <summary className={classes.summary}>What is in the release</summary>
      <div className={classes.parts}>
        <Facts
          monospace
          facts={[
            ['Images', images.join('\n')],
            ['Revisions', revisions.join('\n')],
            ['Key', key],
          ]}
        />
      </div>
    </details>
  );
}

/** Whether a checklist lets its release through, as shape, word and colour. */
export function VerdictMark(props: { checklist: Checklist }) {
  const { checklist } = props;
  const { blockers, counts, ready } = checklist.verdict;
  if (closedReason(checklist)) {
    return <StatusMark tone="suspended">Closed</StatusMark>;
  }
  if (ready) {
    return <StatusMark tone="healthy">Clear</StatusMark>;
  }
  const isOnlyWaiting =
    counts.failed === 0 && counts.unknown === 0 && blockers.length > 0;
  return (
    <StatusMark tone={isOnlyWaiting ? 'progressing' : 'critical'}>
      Holds
    </StatusMark>
  );
}
