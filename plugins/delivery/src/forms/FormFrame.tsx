import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    // Lets the content scroll and the buttons stay, as they do in a dialog without a form.
    root: { display: 'flex', flexDirection: 'column', minHeight: 0 },
  },
  { name: 'FlightdeckFormFrame' },
);

/** The fields of an order, and the way to its preview. */
export function FormFrame(props: {
  children: ReactNode;
  /** Whether the fields make an order. */
  isComplete: boolean;
  onSubmit: () => void;
  onClose: () => void;
}) {
  const { children, isComplete, onSubmit, onClose } = props;
  const classes = useStyles();
  return (
    <form
      className={classes.root}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (isComplete) {
          onSubmit();
        }
      }}
    >
      <DialogContent dividers>{children}</DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={!isComplete}
        >
          Preview
        </Button>
      </DialogActions>
    </form>
  );
}
