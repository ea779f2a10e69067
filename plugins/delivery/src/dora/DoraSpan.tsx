import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import { DORA_DAYS } from './useDoraDays';

/** Chooses the span of time that the figures are told for. */
export function DoraSpan(props: {
  days: number;
  onChange: (days: number) => void;
}) {
  return (
    <ButtonGroup size="small" aria-label="Span of the figures">
      {DORA_DAYS.map(days => (
        <Button
          key={days}
          variant={days === props.days ? 'contained' : 'outlined'}
          disableElevation
          aria-pressed={days === props.days}
          onClick={() => props.onChange(days)}
        >
          {days} days
        </Button>
      ))}
    </ButtonGroup>
  );
}
