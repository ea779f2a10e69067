import { useId } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import type {
  ChecklistEvent,
  ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import type { ActionContext, ChecklistForm } from '../items/itemActions';
import { ItemDetails } from './ItemDetails';

const useStyles = makeStyles(
  theme => ({
    paper: { width: '48rem', maxWidth: '95vw', padding: theme.spacing(2, 3) },
    title: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'FlightdeckItemDrawer' },
);

/** What the drawer of an item shows. */
export interface ItemDrawerProps {
  environmentRef: string;
  result: ChecklistItemResult;
  context: ActionContext;
  /** Of the whole checklist, oldest first; absent while they are not known. */
  events: readonly ChecklistEvent[] | undefined;
  onForm: (form: ChecklistForm) => void;
}

/** All that is known of an item, beside the checklist. Escape closes it. */
export function ItemDrawer(
  props: Omit<ItemDrawerProps, 'result'> & {
    /** The drawer is closed without one. */
    result: ChecklistItemResult | undefined;
    onClose: () => void;
  },
) {
  const { result, onClose, ...rest } = props;
  const classes = useStyles();
  const titleId = useId();
  return (
    <Drawer
      anchor="right"
      open={result !== undefined}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      {result && (
        <>
          <div className={classes.title}>
            <Typography id={titleId} variant="h6" component="h2">
              {result.item.title}
            </Typography>
            <IconButton aria-label="Close" size="small" onClick={onClose}>
              <CloseIcon />
            </IconButton>
          </div>
          <ItemDetails result={result} {...rest} />
        </>
      )}
    </Drawer>
  );
}
