import { useMemo } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Fleet } from '@flightdeck/plugin-environments-common';
import {
  type ConformanceFilter,
  type FleetFilters,
  NO_FILTERS,
} from './filterFleet';
import { HealthFilter } from './HealthFilter';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 2),
      alignItems: 'center',
      marginBottom: theme.spacing(2),
    },
    choice: { minWidth: '11rem' },
  }),
  { name: 'FlightdeckFleetFilterBar' },
);

const STANDINGS: { value: ConformanceFilter; label: string }[] = [
  { value: 'deviates', label: 'Deviates' },
  { value: 'unknown', label: 'Unknown' },
  { value: 'conforms', label: 'Conforms' },
  { value: 'none', label: 'No blueprint' },
];

/** Narrows the fleet by text, health, owner, stage and conformance. */
export function FleetFilterBar(props: {
  fleet: Fleet;
  filters: FleetFilters;
  onChange: (change: Partial<FleetFilters>) => void;
}) {
  const { fleet, filters, onChange } = props;
  const classes = useStyles();
  const owners = useMemo(() => ownersOf(fleet), [fleet]);
  const filtered =
    filters.text !== '' ||
    filters.owner !== '' ||
    filters.stage !== '' ||
    filters.conformance !== '' ||
    filters.health.length > 0;
  return (
    <div className={classes.root} role="search" aria-label="Environments">
      <TextField
        id="fleet-search"
        label="Search"
        type="search"
        variant="outlined"
        size="small"
        value={filters.text}
        onChange={event => onChange({ text: event.target.value })}
      />
      <Choice
        id="fleet-owner"
        label="Owner"
        value={filters.owner}
        options={owners}
        onChange={owner => onChange({ owner })}
      />
      <Choice
        id="fleet-stage"
        label="Stage"
        value={filters.stage}
        options={fleet.stages.map(stage => ({ value: stage, label: stage }))}
        onChange={stage => onChange({ stage })}
      />
      <Choice
        id="fleet-conformance"
        label="Conformance"
        value={filters.conformance}
        options={STANDINGS}
        onChange={value =>
          onChange({
            conformance:
              STANDINGS.find(each => each.value === value)?.value ?? '',
          })
        }
      />
      <HealthFilter
        environments={fleet.environments}
        selected={filters.health}
        onChange={health => onChange({ health })}
      />
      {filtered && (
        <Button size="small" onClick={() => onChange(NO_FILTERS)}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function ownersOf(fleet: Fleet): { value: string; label: string }[] {
  const refs = new Set<string>();
  for (const { environment } of fleet.environments) {
    if (environment.owner) {
      refs.add(environment.owner);
    }
  }
  return [...refs]
    .sort((a, b) => a.localeCompare(b))
    .map(ref => ({ value: ref, label: parseEntityRef(ref).name }));
}

function Choice(props: {
  id: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const { id, label, value, options, onChange } = props;
  const classes = useStyles();
  // An address may name what is not there (any more); it must still be shown to be cleared.
  const known = value === '' || options.some(each => each.value === value);
  return (
    <TextField
      select
      id={id}
      label={label}
      variant="outlined"
      size="small"
      className={classes.choice}
      value={value}
      SelectProps={{
        SelectDisplayProps: { 'aria-label': label },
        displayEmpty: true,
      }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    >
      <MenuItem value="">All</MenuItem>
      {!known && <MenuItem value={value}>{value}</MenuItem>}
      {options.map(option => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
