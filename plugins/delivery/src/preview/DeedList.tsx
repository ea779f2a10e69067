import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Deed } from '@flightdeck/plugin-environments-common';

/** So many are told at first. */
const SHOWN = 6;

/** All that is done, in short; that is what a person agrees to. */
export function DeedList(props: { deeds: readonly Deed[] }) {
  const { deeds } = props;
  const [all, setAll] = useState(false);
  if (deeds.length === 0) {
    return <Typography variant="body2">There is nothing to do.</Typography>;
  }
  const shown = all ? deeds : deeds.slice(0, SHOWN);
  return (
    <div>
      <ul aria-label="What is done">
        {shown.map(({ text }) => (
          <Typography key={text} variant="body2" component="li">
            {text}
          </Typography>
        ))}
      </ul>
      {shown.length < deeds.length && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {deeds.length}
        </Button>
      )}
    </div>
  );
}
