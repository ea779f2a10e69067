import Button from '@material-ui/core/Button';
import { FormField } from './FormField';

const USUAL = [
  { hours: 4, title: '4 hours' },
  { hours: 24, title: '1 day' },
  { hours: 72, title: '3 days' },
  { hours: 168, title: '1 week' },
];

/** Chooses for how long a waiver holds. */
export function HoursField(props: {
  /** NaN while there is no number. */
  hours: number;
  complaint: string | undefined;
  onHours: (hours: number) => void;
}) {
  const { hours, complaint, onHours } = props;
  return (
    <>
      <FormField
        label="Hours"
        type="number"
        required
        value={Number.isNaN(hours) ? '' : String(hours)}
        inputProps={{ min: 1, max: 720, step: 1 }}
        hint="From now on. Then the item is open again."
        complaint={complaint}
        onText={text => onHours(Number(text || NaN))}
      />
      <div role="group" aria-label="Usual spans">
        {USUAL.map(each => (
          <Button
            key={each.hours}
            size="small"
            aria-pressed={hours === each.hours}
            variant={hours === each.hours ? 'outlined' : 'text'}
            onClick={() => onHours(each.hours)}
          >
            {each.title}
          </Button>
        ))}
      </div>
    </>
  );
}
