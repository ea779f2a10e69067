import { useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  environmentReadPermission,
  type DeploymentList,
  type DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  LivePart,
  Timestamp,
  useDeployments,
  type Deployments,
} from '@flightdeck/plugin-environments-react';
import { DeploymentTable } from './DeploymentTable';
import { HistoryFilterBar, isFiltered, NO_FILTERS } from './HistoryFilterBar';
import { withinPeriod, type HistoryFilters } from './HistoryFilters';
import type { RollbackOffer } from './rollbackOffer';
import { useHistoryFilters } from './useHistoryFilters';

const PAGE_SIZE = 25;

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 0 },
    end: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginTop: theme.spacing(1.5),
    },
  }),
  { name: 'FlightdeckHistoryList' },
);

/** What is known of records beside the records. */
export interface HistoryListProps {
  /** Entity ref; all that the person may see when absent. */
  environmentRef?: string;
  isDeployed: (record: DeploymentRecord) => boolean;
  rollbackOf: (record: DeploymentRecord) => RollbackOffer;
  /** Stands between the filters and the table. */
  answer?: (
    records: readonly DeploymentRecord[],
    filters: HistoryFilters,
  ) => ReactNode;
}

/** The deployments that were recorded: to be searched, narrowed and read page by page. */
export function HistoryList(props: HistoryListProps) {
  const { filters, change } = useHistoryFilters();
  const classes = useStyles();
  const live = useDeployments(props.environmentRef, {
    limit: PAGE_SIZE,
    result: filters.result,
    text: filters.text,
  });
  return (
    <div className={classes.root}>
      <HistoryFilterBar filters={filters} onChange={change} />
      <LivePart
        live={live}
        what="the deployments"
        permission={environmentReadPermission.name}
      >
        {list => (
          <>
            {!live.error && <FreshnessLine live={live} />}
            <Listed
              {...props}
              list={list}
              live={live}
              filters={filters}
              onClear={() => change(NO_FILTERS)}
            />
          </>
        )}
      </LivePart>
    </div>
  );
}

function Listed(
  props: HistoryListProps & {
    list: DeploymentList;
    live: Deployments;
    filters: HistoryFilters;
    onClear: () => void;
  },
) {
  const { list, live, filters, environmentRef, answer } = props;
  // A period begins when the page is opened; rows do not fall out of it while they are read.
  const [now] = useState(() => new Date());
  const { records, isWhole } = withinPeriod(
    list.deployments,
    filters.days,
    now,
  );
  const hasMore = live.hasMore && !isWhole;
  return (
    <>
      {answer?.(records, filters)}
      {records.length > 0 ? (
        <DeploymentTable
          deployments={records}
          showEnvironment={environmentRef === undefined}
          isDeployed={props.isDeployed}
          rollbackOf={props.rollbackOf}
        />
      ) : (
        <Nothing filters={filters} onClear={props.onClear} />
      )}
      <End
        count={records.length}
        hasMore={hasMore}
        live={live}
        recordedSince={list.recordedSince}
      />
    </>
  );
}

function Nothing(props: { filters: HistoryFilters; onClear: () => void }) {
  if (isFiltered(props.filters)) {
    return (
      <Typography variant="body2" component="div">
        No recorded deployment matches.{' '}
        <Button size="small" onClick={props.onClear}>
          Show all
        </Button>
      </Typography>
    );
  }
  return (
    <Typography variant="body2">
      No deployment has been recorded. Each is recorded from now on, those that
      fail, too.
    </Typography>
  );
}

function End(props: {
  count: number;
  hasMore: boolean;
  live: Deployments;
  recordedSince?: string;
}) {
  const { count, hasMore, live, recordedSince } = props;
  const classes = useStyles();
  return (
    <div className={classes.end}>
      {hasMore && (
        <Button
          variant="outlined"
          size="small"
          disabled={live.isLoadingMore}
          onClick={live.loadMore}
        >
          {live.isLoadingMore ? 'Reading …' : 'Show older'}
        </Button>
      )}
      <Typography variant="caption" color="textSecondary" role="status">
        {count > 0 && `${countWords(count)}${hasMore ? ' so far' : ''}. `}
        {recordedSince && (
          <>
            Recorded since <Timestamp time={recordedSince} />.
          </>
        )}
      </Typography>
    </div>
  );
}

function countWords(count: number): string {
  return count === 1 ? '1 deployment' : `${count} deployments`;
}
