import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import type { ChangeMethod } from '@flightdeck/plugin-environments-common';

/** Asks how a change reaches Git. */
export function MethodField(props: {
  method: ChangeMethod;
  disabled?: boolean;
  onChange: (method: ChangeMethod) => void;
}) {
  const { method, disabled, onChange } = props;
  return (
    <FormControl component="fieldset" margin="normal" disabled={disabled}>
      <FormLabel component="legend">The change to Git</FormLabel>
      <RadioGroup
        row
        value={method}
        onChange={event =>
          onChange(
            event.target.value === 'pull-request' ? 'pull-request' : 'commit',
          )
        }
      >
        <FormControlLabel
          value="commit"
          control={<Radio size="small" />}
          label="A commit on the branch that is deployed"
        />
        <FormControlLabel
          value="pull-request"
          control={<Radio size="small" />}
          label="A pull request"
        />
      </RadioGroup>
    </FormControl>
  );
}
