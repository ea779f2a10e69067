import { FormField, type FormFieldProps } from './FormField';

/** Where a person explains, in as many words as are kept. */
export function ExplanationField(props: FormFieldProps) {
  return <FormField {...props} multiline inputProps={{ maxLength: 1000 }} />;
}
