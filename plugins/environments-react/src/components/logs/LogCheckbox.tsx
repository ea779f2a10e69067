import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';

/** Something that is so or not. */
export function LogCheckbox(props: {
  label: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <FormControlLabel
      control={
        <Checkbox
          color="primary"
          size="small"
          checked={props.checked}
          disabled={props.disabled}
          onChange={(_event, checked) => props.onChange(checked)}
        />
      }
      label={props.label}
    />
  );
}
