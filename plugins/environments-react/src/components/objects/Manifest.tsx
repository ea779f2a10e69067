import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '../copy';

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    text: {
      margin: 0,
      padding: theme.spacing(1),
      overflow: 'auto',
      maxHeight: '70vh',
      fontSize: '0.8125rem',
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
    },
  }),
  { name: 'FlightdeckManifest' },
);

/** An object as YAML, to read and to copy. */
export function Manifest(props: { text: string }) {
  const classes = useStyles();
  return (
    <>
      <div className={classes.line}>
        <Typography variant="caption" color="textSecondary">
          Values of Secrets, ConfigMaps and variables are left out.
        </Typography>
        <CopyButton label="Copy YAML" text={() => props.text} />
      </div>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <pre
        className={classes.text}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="YAML"
      >
        {props.text}
      </pre>
    </>
  );
}
