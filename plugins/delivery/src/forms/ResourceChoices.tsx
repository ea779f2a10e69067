import { LabelledField } from '@flightdeck/plugin-environments-react';
import { useState } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Application,
  ResourceChoice,
} from '@flightdeck/plugin-environments-common';

/** So many rows a list shows; a filter finds the others. */
const SHOWN = 100;

const useStyles = makeStyles(
  { list: { maxHeight: '30vh', overflowY: 'auto', flexWrap: 'nowrap' } },
  { name: 'FlightdeckResourceChoices' },
);

function choicesOf(applications: readonly Application[]): ResourceChoice[] {
  return applications.flatMap(({ instance, namespace, name, resources }) =>
    resources
      .filter(({ hook }) => !hook)
      .map(resource => ({
        application: { instance, namespace, name },
        group: resource.group,
        kind: resource.kind,
        namespace: resource.namespace,
        name: resource.name,
      })),
  );
}

function titleOf({ kind, namespace, name }: ResourceChoice): string {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

/** Chooses some resources of the applications; none chosen means all. */
export function ResourceChoices(props: {
  applications: readonly Application[];
  chosen: readonly ResourceChoice[] | undefined;
  disabled: boolean;
  onChoose: (chosen: ResourceChoice[] | undefined) => void;
}) {
  const { applications, chosen = [], disabled, onChoose } = props;
  const classes = useStyles();
  const [filter, setFilter] = useState('');
  const found = choicesOf(applications).filter(choice =>
    titleOf(choice).toLocaleLowerCase('en').includes(filter.toLowerCase()),
  );
  const chosenKeys = new Set(chosen.map(each => JSON.stringify(each)));
  const toggle = (choice: ResourceChoice, on: boolean) => {
    const key = JSON.stringify(choice);
    const next = on
      ? [...chosen, choice]
      : chosen.filter(each => JSON.stringify(each) !== key);
    onChoose(next.length > 0 ? next : undefined);
  };
  return (
    <>
      <Typography variant="body2">
        {chosen.length === 0
          ? 'All resources are synced. Choose some to sync only those: hooks do not run then, and the engine keeps no entry in its history.'
          : `${chosen.length} chosen: hooks do not run, and the engine keeps no entry in its history.`}
      </Typography>
      <LabelledField
        label="Find a resource"
        margin="dense"
        value={filter}
        onChange={event => setFilter(event.target.value)}
      />
      <FormGroup
        role="group"
        aria-label="Resources to sync"
        className={classes.list}
      >
        {found.slice(0, SHOWN).map(choice => (
          <FormControlLabel
            key={JSON.stringify(choice)}
            control={
              <Checkbox
                size="small"
                checked={chosenKeys.has(JSON.stringify(choice))}
                disabled={disabled}
                onChange={event => toggle(choice, event.target.checked)}
              />
            }
            label={titleOf(choice)}
          />
        ))}
      </FormGroup>
      {found.length > SHOWN && (
        <Typography variant="caption">
          {found.length - SHOWN} more; find them by their names.
        </Typography>
      )}
    </>
  );
}
