import { LabelledField } from '@flightdeck/plugin-environments-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const PRESETS = [
  { hours: 1, title: '1 hour' },
  { hours: 4, title: '4 hours' },
  { hours: 24, title: '1 day' },
  { hours: 72, title: '3 days' },
  { hours: 168, title: '1 week' },
];
const LEAST_REASON = 3;
const MOST_HOURS = 24 * 30;

const useStyles = makeStyles(
  theme => ({
    hours: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'FlightdeckSpanFields' },
);

/** Why something is done, and for how long. */
export interface Span {
  reason: string;
  hours: number;
}

/** Whether a span can be ordered. */
export function isCompleteSpan({ reason, hours }: Span): boolean {
  return (
    reason.trim().length >= LEAST_REASON &&
    Number.isInteger(hours) &&
    hours >= 1 &&
    hours <= MOST_HOURS
  );
}

/** Asks why something is done, and for how long. */
export function SpanFields(props: {
  span: Span;
  /** What happens when the time is over. */
  afterwards: string;
  /** Asks for the reason alone. */
  withoutHours?: boolean;
  onChange: (span: Span) => void;
}) {
  const { span, afterwards, withoutHours, onChange } = props;
  const classes = useStyles();
  return (
    <>
      <LabelledField
        label="Reason"
        required
        fullWidth
        multiline
        margin="normal"
        value={span.reason}
        helperText={`Everybody who looks at the environment reads it; ${LEAST_REASON} characters or more.`}
        inputProps={{ maxLength: 500 }}
        onChange={event => onChange({ ...span, reason: event.target.value })}
      />
      {!withoutHours && (
        <div className={classes.hours}>
          <LabelledField
            label="Hours"
            type="number"
            required
            value={Number.isNaN(span.hours) ? '' : span.hours}
            error={!isCompleteSpan({ reason: 'set', hours: span.hours })}
            helperText={afterwards}
            inputProps={{ min: 1, max: MOST_HOURS, step: 1 }}
            onChange={event =>
              onChange({ ...span, hours: Number(event.target.value || NaN) })
            }
          />
          <div role="group" aria-label="Usual spans">
            {PRESETS.map(({ hours, title }) => (
              <Button
                key={hours}
                size="small"
                aria-pressed={span.hours === hours}
                variant={span.hours === hours ? 'outlined' : 'text'}
                onClick={() => onChange({ ...span, hours })}
              >
                {title}
              </Button>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
