import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ResourceDifference } from '@flightdeck/plugin-environments-common';
import { DifferenceDisclosure } from './DifferenceDisclosure';

/** So many are shown at first. */
const SHOWN = 30;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: theme.spacing(0.5, 0), padding: 0 },
  }),
  { name: 'FlightdeckResourceGroup' },
);

/** The resources to which the same is done, each with its difference. */
export function ResourceGroup(props: {
  title: string;
  resources: readonly ResourceDifference[];
}) {
  const { title, resources } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  if (resources.length === 0) {
    return null;
  }
  const shown = all ? resources : resources.slice(0, SHOWN);
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {title} ({resources.length})
      </Typography>
      <ul className={classes.list} aria-label={title}>
        {shown.map(resource => (
          <li key={nameOf(resource)}>
            <DifferenceDisclosure
              title={nameOf(resource)}
              lines={resource.lines}
              note={resource.note}
            />
          </li>
        ))}
      </ul>
      {shown.length < resources.length && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {resources.length}
        </Button>
      )}
    </>
  );
}

function nameOf({ kind, namespace, name }: ResourceDifference): string {
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}
