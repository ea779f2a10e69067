import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/** One of a few values; another one that a link brought is offered beside them. */
export function LogSelect(props: {
  id: string;
  label: string;
  value: string;
  choices: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}) {
  const { value: current, choices } = props;
  const isKnown = choices.some(({ value }) => value === current);
  const offered = isKnown
    ? choices
    : [...choices, { value: current, text: current }];
  return (
    <TextField
      select
      id={props.id}
      label={props.label}
      size="small"
      variant="outlined"
      style={{ minWidth: '9rem' }}
      value={current}
      onChange={({ target }) => props.onChange(target.value)}
    >
      {offered.map(({ value, text }) => (
        <MenuItem key={value} value={value}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}
