import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  DeliveryStatus,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import {
  ActionItem,
  useActionLocation,
  type ActionTarget,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { actionObstacle } from '../actions/actionObstacle';
import { ObstacleText } from '../actions/ObstacleText';
import { menuEntries } from './menuEntries';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
  }),
  { name: 'FlightdeckActionBar' },
);

/** The actions on an environment; each that cannot be ordered says why. */
export function ActionBar(props: {
  snapshot: EnvironmentSnapshot;
  status: Live<DeliveryStatus>;
}) {
  const { snapshot, status } = props;
  const classes = useStyles();
  const { open } = useActionLocation();
  const reasonId = useId();
  const sync = actionObstacle('sync', snapshot, status);
  const refresh = actionObstacle('refresh', snapshot, status);
  return (
    <div className={classes.root}>
      <Button
        variant="contained"
        color="primary"
        disabled={sync !== undefined}
        aria-describedby={sync ? reasonId : undefined}
        onClick={() => open({ action: 'sync' })}
      >
        Sync
      </Button>
      <Button
        variant="outlined"
        disabled={refresh !== undefined}
        aria-describedby={refresh && sync ? reasonId : undefined}
        title={refresh?.reason}
        onClick={() => open({ action: 'refresh' })}
      >
        Refresh
      </Button>
      <MoreActions snapshot={snapshot} status={status} onChoose={open} />
      {sync && (
        <Typography id={reasonId} variant="body2" component="div">
          <ObstacleText obstacle={sync} />
        </Typography>
      )}
    </div>
  );
}

function MoreActions(props: {
  snapshot: EnvironmentSnapshot;
  status: Live<DeliveryStatus>;
  onChoose: (target: ActionTarget) => void;
}) {
  const { snapshot, status, onChoose } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        More actions
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={close}
        MenuListProps={{
          disabledItemsFocusable: true,
          'aria-label': 'More actions',
        }}
      >
        {menuEntries(snapshot, status.data).map(
          ({ title, description, target }) => (
            <ActionItem
              key={title}
              title={title}
              description={description}
              obstacle={actionObstacle(target.action, snapshot, status)?.reason}
              onClick={() => {
                close();
                onChoose(target);
              }}
            />
          ),
        )}
      </Menu>
    </>
  );
}
