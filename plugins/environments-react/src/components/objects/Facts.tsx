import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'minmax(6rem, max-content) minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      ...theme.typography.body2,
      '& dt': { color: theme.palette.text.secondary, wordBreak: 'break-word' },
      '& dd': { margin: 0, wordBreak: 'break-word' },
    },
    monospace: { '& dt, & dd': { fontFamily: 'monospace' } },
  }),
  { name: 'FlightdeckFacts' },
);

/**
 * What is known of a thing, as pairs; a pair without a value is left out.
 *
 * @public
 */
export function Facts(props: {
  facts: readonly (readonly [name: string, value: ReactNode])[];
  monospace?: boolean;
}) {
  const classes = useStyles();
  return (
    <dl
      className={`${classes.root} ${props.monospace ? classes.monospace : ''}`}
    >
      {props.facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
    </dl>
  );
}

function Fact(props: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}
