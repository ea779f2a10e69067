import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { DifferenceLine } from '@flightdeck/plugin-environments-common';
import { Difference } from './Difference';

const useStyles = makeStyles(
  {
    button: { textTransform: 'none', textAlign: 'left' },
    mark: { display: 'inline-block', width: '1.2em' },
  },
  { name: 'FlightdeckDifferenceDisclosure' },
);

/** The name of a thing, which opens to how it differs. */
export function DifferenceDisclosure(props: {
  title: string;
  lines: readonly DifferenceLine[] | undefined;
  note?: string;
}) {
  const { title, lines, note } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      {lines && lines.length > 0 ? (
        <Button
          size="small"
          className={classes.button}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden className={classes.mark}>
            {open ? '▾' : '▸'}
          </span>
          {title} ({countText(lines)})
        </Button>
      ) : (
        <Typography variant="body2" component="div">
          {title}
        </Typography>
      )}
      {note && (
        <Typography variant="caption" color="textSecondary" component="div">
          {note}
        </Typography>
      )}
      <div id={id}>
        {open && lines && <Difference title={title} lines={lines} />}
      </div>
    </>
  );
}

function countText(lines: readonly DifferenceLine[]): string {
  const count = (type: DifferenceLine['type']) =>
    lines.filter(line => line.type === type).length;
  return `${count('removed')} removed, ${count('added')} added`;
}
