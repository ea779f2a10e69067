import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import type { DoraFigures } from '@flightdeck/plugin-environments-common';
import { describeDora, type DoraFigure } from './doraWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(13rem, 1fr))',
    },
    tile: {
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      '& dd': { margin: 0 },
    },
    title: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  }),
  { name: 'FlightdeckDoraTiles' },
);

/** The four figures, side by side. */
export function DoraTiles(props: { figures: DoraFigures }) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {describeDora(props.figures).map(figure => (
        <Tile key={figure.id} figure={figure} />
      ))}
    </dl>
  );
}

function Tile(props: { figure: DoraFigure }) {
  const { title, definition, value, absent, basis } = props.figure;
  const classes = useStyles();
  return (
    <div className={classes.tile}>
      <Typography variant="body2" component="dt" className={classes.title}>
        {title}
        <Tooltip title={definition}>
          <IconButton size="small" aria-label={`What is ${title}?`}>
            <HelpOutlineIcon fontSize="inherit" />
          </IconButton>
        </Tooltip>
      </Typography>
      {value === undefined ? (
        <Typography variant="body2" color="textSecondary" component="dd">
          {absent}
        </Typography>
      ) : (
        <>
          <Typography variant="h6" component="dd">
            {value}
          </Typography>
          <Typography variant="caption" color="textSecondary" component="dd">
            {basis}
          </Typography>
        </>
      )}
    </div>
  );
}
