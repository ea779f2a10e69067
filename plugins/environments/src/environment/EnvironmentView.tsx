import { useMemo, type ComponentType, type ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  EnvironmentLinksProvider,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { AlertsView } from './alerts/AlertsView';
import { ConformanceView } from './conformance/ConformanceView';
import { EnvironmentHeader } from './EnvironmentHeader';
import { EnvironmentTabs, VIEW_PANEL_ID, viewTabId } from './EnvironmentTabs';
import { EventsView } from './events/EventsView';
import type { EnvironmentLocation } from './location/environmentLocation';
import { ENVIRONMENT_VIEWS, type OwnViewId } from './location/environmentViews';
import {
  useEnvironmentLocation,
  useOwnLinks,
} from './location/useEnvironmentLocation';
import { LogsView } from './logs/LogsView';
import { OpenObject } from './objects/OpenObject';
import { OverviewView } from './overview/OverviewView';
import { StorageView } from './storage/StorageView';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    view: { minWidth: 0 },
  }),
  { name: 'FlightdeckEnvironmentView' },
);

/** What is shown of an environment, and how to show something else. */
export interface EnvironmentViewProps {
  snapshot: EnvironmentSnapshot;
  location: EnvironmentLocation;
  change: (change: Partial<EnvironmentLocation>) => void;
  /** The `to` of a link that changes what is shown. */
  linkTo: (change: Partial<EnvironmentLocation>) => string;
  /** Panels of other plugins. */
  panels?: ReactNode;
}

/**
 * A view that another plugin brings.
 *
 * @public
 */
export interface FurtherView {
  /** Names the view in the address of the page. */
  id: string;
  /** The title of its tab. */
  title: string;
  /** The view; it finds its environment with `useEntity`. */
  element: ReactNode;
}

const VIEWS: Record<OwnViewId, ComponentType<EnvironmentViewProps>> = {
  overview: OverviewView,
  conformance: ConformanceView,
  logs: LogsView,
  events: EventsView,
  storage: StorageView,
  alerts: AlertsView,
};

/** One environment: how it is, above one view of the rest. Views that are not open read nothing. */
export function EnvironmentView(props: {
  live: Live<EnvironmentSnapshot>;
  snapshot: EnvironmentSnapshot;
  panels?: ReactNode;
  views: readonly FurtherView[];
}) {
  const { live, snapshot, panels, views } = props;
  const classes = useStyles();
  const furtherIds = useMemo(() => views.map(({ id }) => id), [views]);
  const { location, change, linkTo } = useEnvironmentLocation(furtherIds);
  const further = views.find(({ id }) => id === location.view);
  return (
    <EnvironmentLinksProvider links={useOwnLinks(linkTo)}>
      <div className={classes.root}>
        <div>
          <EnvironmentHeader live={live} snapshot={snapshot} />
        </div>
        <EnvironmentTabs
          views={[...ENVIRONMENT_VIEWS, ...views]}
          view={location.view}
          linkTo={linkTo}
          counts={{
            alerts: firingCount(snapshot),
            conformance: deviationCount(snapshot),
          }}
        />
        <div
          id={VIEW_PANEL_ID}
          className={classes.view}
          role="tabpanel"
          aria-labelledby={viewTabId(location.view)}
        >
          {further ? (
            further.element
          ) : (
            <OwnView
              snapshot={snapshot}
              location={location}
              change={change}
              linkTo={linkTo}
              panels={panels}
            />
          )}
        </div>
      </div>
      <OpenObject
        snapshot={snapshot}
        location={location}
        change={change}
        linkTo={linkTo}
      />
    </EnvironmentLinksProvider>
  );
}

function OwnView(props: EnvironmentViewProps) {
  const { view } = props.location;
  const own = ENVIRONMENT_VIEWS.find(({ id }) => id === view);
  const View = VIEWS[own?.id ?? 'overview'];
  return <View {...props} />;
}

/** Alerts that somebody ought to look at: those that are silenced are looked at already. */
function firingCount({ alerts = [] }: EnvironmentSnapshot): number {
  return alerts.filter(
    ({ state, silences = [] }) => state === 'firing' && silences.length === 0,
  ).length;
}

/** Requirements that are known not to be met. */
function deviationCount({ conformance }: EnvironmentSnapshot): number {
  return conformance ? conformance.missing + conformance.different : 0;
}
