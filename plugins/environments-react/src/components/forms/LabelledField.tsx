import { useId } from 'react';
import TextField, {
  type StandardTextFieldProps,
} from '@material-ui/core/TextField';

/**
 * A text field whose label names it to a screen reader, which takes an id.
 *
 * @public
 */
export function LabelledField(props: StandardTextFieldProps) {
  const id = useId();
  return <TextField id={id} {...props} />;
}
