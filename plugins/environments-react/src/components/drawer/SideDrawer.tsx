import { useId, type ReactNode } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';

const useStyles = makeStyles(
  theme => ({
    paper: {
      width: ({ width }: Pick<SideDrawerProps, 'width'>) => width,
      maxWidth: '95vw',
      padding: theme.spacing(2, 3),
    },
    title: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
      '& h2': { overflowWrap: 'anywhere' },
    },
  }),
  { name: 'FlightdeckSideDrawer' },
);

/**
 * Props of {@link SideDrawer}.
 *
 * @public
 */
export interface SideDrawerProps {
  open: boolean;
  title: string;
  /** A length of CSS; the drawer is never wider than the page. */
  width: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * Shows all of one thing beside the page. Escape closes it, and the focus goes back to where it was.
 *
 * @public
 */
export function SideDrawer(props: SideDrawerProps) {
  const { open, title, width, onClose, children } = props;
  const classes = useStyles({ width });
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <div className={classes.title}>
        <Typography id={titleId} variant="h6" component="h2">
          {title}
        </Typography>
        <IconButton aria-label="Close" size="small" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {children}
    </Drawer>
  );
}
