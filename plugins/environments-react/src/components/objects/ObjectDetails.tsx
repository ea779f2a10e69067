import { useState } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ObjectDetail } from '@flightdeck/plugin-environments-common';
import { EventTable } from '../events';
import { Manifest } from './Manifest';
import { ObjectDescription } from './ObjectDescription';

const VIEWS = ['Description', 'Events', 'YAML'] as const;
type View = (typeof VIEWS)[number];

const useStyles = makeStyles(
  theme => ({
    tabs: {
      minHeight: 36,
      marginBottom: theme.spacing(2),
      '& .MuiTab-root': { minHeight: 36, minWidth: '6rem' },
    },
  }),
  { name: 'FlightdeckObjectDetails' },
);

/**
 * Everything that is told of one object: a description, its events and its YAML.
 *
 * @public
 */
export function ObjectDetails(props: { detail: ObjectDetail }) {
  const { detail } = props;
  const classes = useStyles();
  const [view, setView] = useState<View>('Description');
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={view}
        indicatorColor="primary"
        onChange={(_event, next: View) => setView(next)}
        aria-label="Views of the object"
      >
        {VIEWS.map(each => (
          <Tab
            key={each}
            value={each}
            label={each}
            id={`object-tab-${each}`}
            aria-controls="object-view"
          />
        ))}
      </Tabs>
      <div
        id="object-view"
        role="tabpanel"
        aria-labelledby={`object-tab-${view}`}
      >
        {view === 'Description' && <ObjectDescription detail={detail} />}
        {view === 'Events' && <ObjectEvents detail={detail} />}
        {view === 'YAML' && <Manifest text={detail.manifest} />}
      </div>
    </>
  );
}

function ObjectEvents(props: { detail: ObjectDetail }) {
  const { events } = props.detail;
  return events ? (
    <EventTable
      events={events}
      ofOneObject
      emptyText="The cluster holds no event about it; it forgets them after about an hour."
    />
  ) : (
    <Typography variant="body2">
      The events could not be read, so nothing is known of them.
    </Typography>
  );
}
