import { GuardedButton } from '@flightdeck/plugin-environments-react';
import type { ChecklistForm, ItemAction } from './itemActions';

/** Leads to the form of an action, or says under the button why it cannot be done, and who can. */
export function ActionButton(props: {
  action: ItemAction;
  /** What it is done to, for who hears the button without its row. */
  about: string;
  onForm: (form: ChecklistForm) => void;
}) {
  const { form, label, obstacle } = props.action;
  return (
    <GuardedButton
      size="small"
      variant="outlined"
      color="primary"
      aria-label={`${label}: ${props.about}`}
      obstacle={obstacle}
      onClick={() => props.onForm(form)}
    >
      {label}
    </GuardedButton>
  );
}
