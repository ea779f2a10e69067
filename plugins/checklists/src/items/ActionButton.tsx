import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ChecklistForm, ItemAction } from './itemActions';

/** Leads to the form of an action, or says under the button why it cannot be done, and who can. */
export function ActionButton(props: {
  action: ItemAction;
  /** What it is done to, for who hears the button without its row. */
  about: string;
  onForm: (form: ChecklistForm) => void;
}) {
  const { action, about, onForm } = props;
  const { form, label, obstacle } = action;
  const reasonId = useId();
  return (
    <div>
      <Button
        size="small"
        variant="outlined"
        color="primary"
        disabled={obstacle !== undefined}
        aria-label={`${label}: ${about}`}
        aria-describedby={obstacle ? reasonId : undefined}
        onClick={() => onForm(form)}
      >
        {label}
      </Button>
      {obstacle && (
        <Typography
          id={reasonId}
          variant="caption"
          color="textSecondary"
          component="div"
        >
          {obstacle}
        </Typography>
      )}
    </div>
  );
}
