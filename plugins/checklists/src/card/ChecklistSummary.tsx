import { stringifyEntityRef } from '@backstage/catalog-model';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  environmentReadPermission,
  type ChecklistAnswer,
} from '@flightdeck/plugin-environments-common';
import {
  FlightdeckQueryProvider,
  LivePart,
  StatusMark,
  useChecklist,
} from '@flightdeck/plugin-environments-react';
import { useChecklistLocation } from '../location/useChecklistLocation';
import { VerdictMark } from '../sheet/VerdictHeader';
import { ChecklistStateMark } from '../words/ChecklistStateMark';
import { STANDING_WORDS } from '../words/standing';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1.5),
    },
    list: {
      listStyle: 'none',
      padding: 0,
      margin: theme.spacing(1, 0),
      display: 'grid',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'FlightdeckChecklistSummary' },
);

/** What the checklist that matters now says, and which items are open, without a frame. */
export function ChecklistSummary() {
  const { entity } = useEntity();
  return (
    <FlightdeckQueryProvider>
      <LiveSummary environmentRef={stringifyEntityRef(entity)} />
    </FlightdeckQueryProvider>
  );
}

function LiveSummary(props: { environmentRef: string }) {
  const live = useChecklist(props.environmentRef, undefined);
  return (
    <LivePart
      live={live}
      what="the checklist"
      permission={environmentReadPermission.name}
    >
      {answer => <Summary answer={answer} />}
    </LivePart>
  );
}

function Summary(props: { answer: ChecklistAnswer }) {
  const { checklist, problem } = props.answer;
  const { linkTo } = useChecklistLocation();
  const classes = useStyles();
  if (!checklist) {
    return (
      <Typography variant="body2">
        {problem ?? 'No release is on its way here.'}
      </Typography>
    );
  }
  const open = checklist.items.filter(
    ({ mode, state }) =>
      mode === 'required' && ['failed', 'unknown', 'pending'].includes(state),
  );
  return (
    <>
      <Typography component="div" className={classes.line}>
        <VerdictMark checklist={checklist} />
        <span>
          {checklist.release.name}, {STANDING_WORDS[checklist.standing]}
        </span>
        <strong>{checklist.verdict.sentence}</strong>
      </Typography>
      <WaitingReviews answer={props.answer} />
      {open.length > 0 && (
        <Typography
          variant="body2"
          component="ul"
          className={classes.list}
          aria-label="Open items"
        >
          {open.map(({ item, state }) => (
            <li key={item.id} className={classes.line}>
              <ChecklistStateMark state={state} />
              <Link to={linkTo({ release: undefined, item: item.id })}>
                {item.title}
              </Link>
            </li>
          ))}
        </Typography>
      )}
      <Typography variant="body2">
        <Link to={linkTo({ release: undefined, item: undefined })}>
          Open the checklist
        </Link>
      </Typography>
    </>
  );
}

/** Releases that were deployed in spite of their checklist, and wait for somebody to look at that. */
function WaitingReviews(props: { answer: ChecklistAnswer }) {
  const { brokenGlass, checklist, openReviews } = props.answer;
  const { linkTo } = useChecklistLocation();
  const classes = useStyles();
  const releases = [
    ...(checklist && brokenGlass && !brokenGlass.review
      ? [checklist.release]
      : []),
    ...openReviews.map(({ release }) => release),
  ];
  return (
    <>
      {releases.map(({ key, name }) => (
        <Typography
          key={key}
          variant="body2"
          component="div"
          className={classes.line}
        >
          <StatusMark tone="critical">Review open</StatusMark>
          <span>
            <Link to={linkTo({ release: key, item: undefined })}>{name}</Link>{' '}
            was deployed in spite of its checklist, which waits for a review.
          </span>
        </Typography>
      ))}
    </>
  );
}
