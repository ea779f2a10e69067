import { useState } from 'react';
import TextField from '@material-ui/core/TextField';

/** A text to filter lines by; it is sent with Enter, for it is searched where the logs are. */
export function LogFilterField(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState(props.value);
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        props.onChange(draft.trim());
      }}
    >
      <TextField
        id="log-filter"
        size="small"
        variant="outlined"
        label="Only lines with"
        placeholder="text, then Enter"
        type="search"
        value={draft}
        inputProps={{ maxLength: 200 }}
        onChange={({ target }) => {
          setDraft(target.value);
          if (target.value === '' && props.value !== '') {
            props.onChange('');
          }
        }}
      />
    </form>
  );
}
