import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { SyncObstacle } from './useSyncObstacle';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'FlightdeckSyncButton' },
);

/** Opens the sync dialog, or says beside it why it cannot. */
export function SyncButton(props: {
  obstacle: SyncObstacle | undefined;
  onClick: () => void;
}) {
  const { obstacle, onClick } = props;
  const classes = useStyles();
  const reasonId = useId();
  return (
    <div className={classes.root}>
      <Button
        variant="contained"
        color="primary"
        disabled={obstacle !== undefined}
        aria-describedby={obstacle ? reasonId : undefined}
        onClick={onClick}
      >
        Sync
      </Button>
      {obstacle && (
        <Typography id={reasonId} variant="body2" component="div">
          {obstacle.reason}{' '}
          {obstacle.whoCan && (
            <EntityRefLink entityRef={obstacle.whoCan} defaultKind="group" />
          )}
        </Typography>
      )}
    </div>
  );
}
