import Chip from '@material-ui/core/Chip';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { formatSubject } from '@flightdeck/plugin-environments-react';
import type { EventFilters } from '../location/environmentLocation';

const TYPES = ['Warning', 'Normal'] as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
    type: { minWidth: '9rem' },
  }),
  { name: 'FlightdeckEventFilterBar' },
);

/** Narrows the events by type, object and text. */
export function EventFilterBar(props: {
  filters: EventFilters;
  onChange: (change: Partial<EventFilters>) => void;
}) {
  const { filters, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role="search" aria-label="Filter events">
      <TextField
        select
        id="event-type"
        label="Type"
        size="small"
        variant="outlined"
        className={classes.type}
        value={filters.type ?? 'all'}
        onChange={({ target }) =>
          onChange({ type: TYPES.find(type => type === target.value) })
        }
      >
        <MenuItem value="all">All types</MenuItem>
        {TYPES.map(type => (
          <MenuItem key={type} value={type}>
            {type}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        id="event-text"
        label="Text"
        type="search"
        size="small"
        variant="outlined"
        value={filters.text ?? ''}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {filters.about && (
        <Chip
          label={`About ${formatSubject(filters.about)}`}
          onDelete={() => onChange({ about: undefined })}
        />
      )}
    </div>
  );
}
