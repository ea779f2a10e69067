import { useEffect, useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';

/** Long enough not to ask for every letter. */
const PAUSE_MS = 300;

const useStyles = makeStyles(
  { root: { flex: '1 1 18rem', maxWidth: '32rem' } },
  { name: 'FlightdeckHistorySearchField' },
);

/** Takes words to search for, and hands them on when the typing pauses. */
export function SearchField(props: {
  text: string;
  onChange: (text: string) => void;
}) {
  const { text, onChange } = props;
  const classes = useStyles();
  const [typed, setTyped] = useState(text);
  // The address changes without the field, too: by the browser's own buttons.
  useEffect(() => {
    setTyped(before => (before.trim() === text ? before : text));
  }, [text]);
  useEffect(() => {
    if (typed.trim() === text) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, text, onChange]);
  return (
    <TextField
      id="history-text"
      label="Search"
      type="search"
      size="small"
      variant="outlined"
      className={classes.root}
      placeholder="Commit, image, release, message or person"
      InputLabelProps={{ shrink: true }}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
