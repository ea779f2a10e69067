import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { DeliveryAction } from '@flightdeck/plugin-environments-common';
import { ACTION_NOUNS } from './actionWords';
import type { JudgedConfirmation } from './judgeConfirmation';
import { ObstacleText } from './ObstacleText';

const useStyles = makeStyles(
  theme => ({
    reason: { flex: 1, order: -1 },
    override: {
      color: theme.palette.getContrastText(theme.palette.error.dark),
      backgroundColor: theme.palette.error.dark,
      '&:hover': { backgroundColor: theme.palette.error.main },
    },
  }),
  { name: 'FlightdeckConfirmButtons' },
);

/** Confirms an action, or says beside the button why it cannot be. */
export function ConfirmButtons(props: {
  action: DeliveryAction;
  judged: JudgedConfirmation;
  isStarting: boolean;
  /** Set while what is on screen is not what would be done. */
  disabled: boolean;
  onConfirm: () => void;
}) {
  const { action, judged, isStarting, disabled, onConfirm } = props;
  const classes = useStyles();
  const reasonId = useId();
  const noun = ACTION_NOUNS[action];
  const reason = reasonOf(judged);
  const idle =
    judged.kind === 'override'
      ? `Break glass: ${noun} in spite of ${judged.blockers} ${
          judged.blockers === 1 ? 'blocker' : 'blockers'
        }`
      : `Confirm ${noun}`;
  return (
    <>
      {reason && (
        <Typography
          id={reasonId}
          variant="body2"
          component="div"
          className={classes.reason}
        >
          {reason}
        </Typography>
      )}
      <Button
        variant="contained"
        color={judged.kind === 'override' ? 'default' : 'primary'}
        classes={
          judged.kind === 'override'
            ? { contained: classes.override }
            : undefined
        }
        disabled={isStarting || disabled || reason !== undefined}
        aria-describedby={reason ? reasonId : undefined}
        onClick={onConfirm}
      >
        {isStarting ? 'Starting…' : idle}
      </Button>
    </>
  );
}

function reasonOf(judged: JudgedConfirmation) {
  return judged.kind === 'blocked' ? (
    <ObstacleText obstacle={judged.obstacle} />
  ) : (
    judged.missing
  );
}
