import { useId, type ReactNode } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { environmentObjectReadPermission } from '@flightdeck/plugin-environments-common';
import type { ObjectName } from '../../api';
import { useObjectDetail } from '../../hooks';
import { formatSubject } from '../findings/formatSubject';
import { LogsLink } from '../links';
import { FreshnessLine, LivePart } from '../live';
import { ObjectDetails } from './ObjectDetails';

const useStyles = makeStyles(
  theme => ({
    paper: { width: '60rem', maxWidth: '95vw', padding: theme.spacing(2, 3) },
    title: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
      '& h2': { wordBreak: 'break-word' },
    },
    line: { display: 'flex', gap: theme.spacing(2), alignItems: 'baseline' },
  }),
  { name: 'FlightdeckObjectDrawer' },
);

/**
 * Props of {@link ObjectDrawer}.
 *
 * @public
 */
export interface ObjectDrawerProps {
  environmentRef: string;
  /** The object to show; the drawer is closed without one. */
  object: ObjectName | undefined;
  onClose: () => void;
  /** Stands above the details, such as the findings of the object. */
  children?: ReactNode;
}

/**
 * Shows one object beside the page. It is read while the drawer is open; Escape closes it, and the
 * focus goes back to where it was.
 *
 * @public
 */
export function ObjectDrawer(props: ObjectDrawerProps) {
  const classes = useStyles();
  const titleId = useId();
  const { object, onClose } = props;
  return (
    <Drawer
      anchor="right"
      open={object !== undefined}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      {object && (
        <>
          <div className={classes.title}>
            <Typography id={titleId} variant="h6" component="h2">
              {formatSubject(object)}
            </Typography>
            <IconButton aria-label="Close" size="small" onClick={onClose}>
              <CloseIcon />
            </IconButton>
          </div>
          {props.children}
          <LiveObject
            key={formatSubject(object)}
            environmentRef={props.environmentRef}
            object={object}
          />
        </>
      )}
    </Drawer>
  );
}

function LiveObject(props: { environmentRef: string; object: ObjectName }) {
  const { environmentRef, object } = props;
  const classes = useStyles();
  const live = useObjectDetail(environmentRef, object);
  return (
    <>
      <Typography variant="body2" component="div" className={classes.line}>
        <LogsLink object={object} />
      </Typography>
      <LivePart
        live={live}
        what={formatSubject(object)}
        permission={environmentObjectReadPermission.name}
      >
        {detail => (
          <>
            {!live.error && <FreshnessLine live={live} />}
            <ObjectDetails detail={detail} />
          </>
        )}
      </LivePart>
    </>
  );
}
