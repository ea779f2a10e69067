import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { environmentObjectReadPermission } from '@flightdeck/plugin-environments-common';
import type { ObjectName } from '../../api';
import { useObjectDetail } from '../../hooks';
import { SideDrawer } from '../drawer';
import { formatSubject } from '../findings/formatSubject';
import { LogsLink } from '../links';
import { FreshnessLine, LivePart } from '../live';
import { ObjectDetails } from './ObjectDetails';

const useStyles = makeStyles(
  theme => ({
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
  const { object, onClose } = props;
  return (
    <SideDrawer
      open={object !== undefined}
      title={object ? formatSubject(object) : ''}
      width="60rem"
      onClose={onClose}
    >
      {object && (
        <>
          {props.children}
          <LiveObject
            key={formatSubject(object)}
            environmentRef={props.environmentRef}
            object={object}
          />
        </>
      )}
    </SideDrawer>
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
