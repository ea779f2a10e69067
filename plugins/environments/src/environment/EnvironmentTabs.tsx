import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from 'react-router-dom';

const useStyles = makeStyles(
  theme => ({
    root: {
      minHeight: 40,
      borderBottom: `1px solid ${theme.palette.divider}`,
      '& .MuiTab-root': { minHeight: 40, minWidth: '6rem' },
    },
  }),
  { name: 'FlightdeckEnvironmentTabs' },
);

/** The id of the panel that a view is shown in. */
export const VIEW_PANEL_ID = 'environment-view';

/** The id of the tab of a view. */
export function viewTabId(view: string): string {
  return `environment-tab-${view}`;
}

/** The views of the page; each tab is a link, so that it can be opened elsewhere and passed on. */
export function EnvironmentTabs(props: {
  views: readonly { id: string; title: string }[];
  view: string;
  linkTo: (change: { view: string }) => string;
  /** Stands behind a title, such as how many alerts fire. */
  counts: Readonly<Record<string, number>>;
}) {
  const classes = useStyles();
  return (
    <Tabs
      className={classes.root}
      value={props.view}
      variant="scrollable"
      scrollButtons="auto"
      indicatorColor="primary"
      aria-label="Views of the environment"
    >
      {props.views.map(({ id, title }) => (
        <Tab
          key={id}
          value={id}
          id={viewTabId(id)}
          aria-controls={VIEW_PANEL_ID}
          label={props.counts[id] ? `${title} (${props.counts[id]})` : title}
          component={Link}
          to={props.linkTo({ view: id })}
        />
      ))}
    </Tabs>
  );
}
