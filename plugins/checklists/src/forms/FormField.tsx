import { LabelledField } from '@flightdeck/plugin-environments-react';
import { hintOf } from './readDraft';

/** What every field of a form is given. */
export interface FormFieldProps {
  label: string;
  value: string;
  /** What it is for. */
  hint: string;
  /** What is wrong with it. */
  complaint: string | undefined;
  required?: boolean;
  onText: (text: string) => void;
}

/** A field of a form: below it stands what it is for, or what is wrong with what was typed. */
export function FormField(
  props: FormFieldProps & {
    type?: 'url' | 'number';
    multiline?: boolean;
    inputProps?: Readonly<Record<string, number>>;
  },
) {
  const { complaint, hint, onText, ...rest } = props;
  return (
    <LabelledField
      fullWidth
      margin="normal"
      {...rest}
      {...hintOf(complaint, rest.value, hint)}
      onChange={({ target }) => onText(target.value)}
    />
  );
}
