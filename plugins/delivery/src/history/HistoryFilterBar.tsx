import { useCallback } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { RESULT_MARKS } from './deploymentWords';
import { PERIOD_DAYS, type HistoryFilters } from './HistoryFilters';
import { SearchField } from './SearchField';

const RESULTS = ['succeeded', 'failed', 'running', 'unknown'] as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1.5, 2),
      marginBottom: theme.spacing(1),
    },
    choice: { minWidth: '9rem' },
  }),
  { name: 'FlightdeckHistoryFilterBar' },
);

/** Lets everything through. */
export const NO_FILTERS: HistoryFilters = {
  text: undefined,
  result: undefined,
  days: undefined,
};

/** Whether anything is left out. */
export function isFiltered({ text, result, days }: HistoryFilters): boolean {
  return Boolean(text || result || days);
}

/** Narrows the history by words, result and period. */
export function HistoryFilterBar(props: {
  filters: HistoryFilters;
  onChange: (change: Partial<HistoryFilters>) => void;
}) {
  const { filters, onChange } = props;
  const classes = useStyles();
  const changeText = useCallback(
    (text: string) => onChange({ text }),
    [onChange],
  );
  return (
    <div className={classes.root} role="search" aria-label="Deployments">
      <SearchField text={filters.text ?? ''} onChange={changeText} />
      <TextField
        select
        id="history-result"
        label="Result"
        size="small"
        variant="outlined"
        className={classes.choice}
        SelectProps={{ SelectDisplayProps: { 'aria-label': 'Result' } }}
        value={filters.result ?? 'all'}
        onChange={({ target }) =>
          onChange({ result: RESULTS.find(each => each === target.value) })
        }
      >
        <MenuItem value="all">Any</MenuItem>
        {RESULTS.map(result => (
          <MenuItem key={result} value={result}>
            {RESULT_MARKS[result].words}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        id="history-period"
        label="Period"
        size="small"
        variant="outlined"
        className={classes.choice}
        SelectProps={{ SelectDisplayProps: { 'aria-label': 'Period' } }}
        value={filters.days ?? 'all'}
        onChange={({ target }) =>
          onChange({
            days: PERIOD_DAYS.find(days => days === Number(target.value)),
          })
        }
      >
        <MenuItem value="all">All time</MenuItem>
        {PERIOD_DAYS.map(days => (
          <MenuItem key={days} value={days}>
            {days === 1 ? 'Last 24 hours' : `Last ${days} days`}
          </MenuItem>
        ))}
      </TextField>
      {isFiltered(filters) && (
        <Button size="small" onClick={() => onChange(NO_FILTERS)}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
