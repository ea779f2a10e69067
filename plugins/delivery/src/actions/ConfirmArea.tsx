import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ActionPreview } from '@flightdeck/plugin-environments-common';
import { LabelledField } from '@flightdeck/plugin-environments-react';
import {
  LEAST_OVERRIDE_REASON,
  type Confirmation,
  type JudgedConfirmation,
} from './judgeConfirmation';

const useStyles = makeStyles(
  theme => ({
    override: {
      marginTop: theme.spacing(2),
      padding: theme.spacing(1, 2, 2),
      border: `2px solid ${theme.palette.error.main}`,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'FlightdeckConfirmArea' },
);

/** Where a person types what is asked of them before they agree. */
export function ConfirmArea(props: {
  preview: ActionPreview;
  judged: JudgedConfirmation;
  said: Confirmation;
  disabled: boolean;
  onChange: (said: Confirmation) => void;
}) {
  const { preview, judged, said, disabled, onChange } = props;
  const classes = useStyles();
  const { typedConfirmation } = preview;
  return (
    <>
      {judged.kind === 'override' && (
        <section className={classes.override} aria-label="Break glass">
          <Typography variant="subtitle2" component="h3">
            Go ahead in spite of what blocks it (break glass)
          </Typography>
          <Typography variant="body2">
            You may. Others are notified, and your name and reason are kept.
          </Typography>
          <LabelledField
            label="Why you go ahead"
            required
            fullWidth
            multiline
            margin="dense"
            disabled={disabled}
            value={said.overrideReason}
            helperText={`${LEAST_OVERRIDE_REASON} characters or more`}
            inputProps={{ maxLength: 500 }}
            onChange={event =>
              onChange({ ...said, overrideReason: event.target.value })
            }
          />
        </section>
      )}
      {typedConfirmation !== undefined && judged.kind !== 'blocked' && (
        <LabelledField
          label={`Type ${typedConfirmation} to confirm`}
          required
          fullWidth
          margin="normal"
          autoComplete="off"
          disabled={disabled}
          value={said.typed}
          inputProps={{ spellCheck: false, maxLength: 253 }}
          onChange={event => onChange({ ...said, typed: event.target.value })}
        />
      )}
    </>
  );
}
