import { useId, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { Release } from '@flightdeck/plugin-environments-common';
import {
  sentenceOf,
  type ChecklistWriter,
} from '@flightdeck/plugin-environments-react';
import type { Complaints } from './readDraft';

const useStyles = makeStyles(
  {
    // Lets the content scroll and the buttons stay.
    form: { display: 'flex', flexDirection: 'column', minHeight: 0 },
    reason: { flex: 1, paddingLeft: 16 },
  },
  { name: 'FlightdeckChecklistForm' },
);

/** What every form is given. */
export interface FormProps {
  /** The release that is answered for: the one that was on screen when the form was opened. */
  release: Pick<Release, 'key' | 'name'>;
  /** Another release has taken its place since. */
  isOutdated: boolean;
  writer: ChecklistWriter;
  onClose: () => void;
}

/** A form in a dialog: what is missing stands beside its button, and a refusal above its fields. */
export function FormDialog(props: {
  title: string;
  submit: string;
  complaints: Complaints;
  /** Absent while the fields cannot be sent. */
  onSubmit: (() => void) | undefined;
  form: FormProps;
  children: ReactNode;
}) {
  const { title, submit, complaints, onSubmit, children } = props;
  const { isOutdated, onClose, release, writer } = props.form;
  const classes = useStyles();
  const titleId = useId();
  const reasonId = useId();
  const missing = isOutdated ? undefined : describeComplaints(complaints);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <form
        className={classes.form}
        noValidate
        onSubmit={event => {
          event.preventDefault();
          if (!isOutdated && !writer.isRunning) {
            onSubmit?.();
          }
        }}
      >
        <DialogContent dividers>
          <Typography variant="body2" color="textSecondary" gutterBottom>
            Release {release.name}
          </Typography>
          <FormAlerts form={props.form} />
          {children}
        </DialogContent>
        <DialogActions>
          <Typography
            id={reasonId}
            variant="body2"
            color="textSecondary"
            className={classes.reason}
          >
            {missing}
          </Typography>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!onSubmit || isOutdated || writer.isRunning}
            aria-describedby={missing ? reasonId : undefined}
          >
            {writer.isRunning ? 'Sending…' : submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function FormAlerts(props: { form: FormProps }) {
  const { isOutdated, writer } = props.form;
  return (
    <>
      {isOutdated && (
        <Alert severity="warning" role="alert">
          Another release has come since you opened this form. Close it, and
          look at the new checklist.
        </Alert>
      )}
      {writer.error && (
        <Alert severity="error" role="alert">
          It was not done: {sentenceOf(writer.error)}
        </Alert>
      )}
    </>
  );
}

function describeComplaints(complaints: Complaints): string | undefined {
  const [first] = Object.entries(complaints).filter(
    ([, complaint]) => complaint !== undefined,
  );
  return first && `The ${first[0]}: ${first[1]}.`;
}
