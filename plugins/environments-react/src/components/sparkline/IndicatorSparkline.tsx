import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useIndicatorRange } from '../../hooks';
import { sentenceOf } from '../../query';
import { Sparkline } from './Sparkline';

const useStyles = makeStyles(
  { root: { minHeight: 56, display: 'grid', alignItems: 'center' } },
  { name: 'FlightdeckIndicatorSparkline' },
);

/**
 * Reads an indicator over time and draws it, or says why there is no picture.
 *
 * @public
 */
export function IndicatorSparkline(props: {
  environmentRef: string;
  indicatorId: string;
  minutes: number;
}) {
  const { environmentRef, indicatorId, minutes } = props;
  const classes = useStyles();
  const live = useIndicatorRange(environmentRef, indicatorId, minutes);
  return (
    <div className={classes.root}>
      <Picture live={live} minutes={minutes} />
    </div>
  );
}

function Picture(props: {
  live: ReturnType<typeof useIndicatorRange>;
  minutes: number;
}) {
  const { data, error, refresh } = props.live;
  if (data && data.points.some(({ value }) => value !== undefined)) {
    return <Sparkline range={data} minutes={props.minutes} />;
  }
  if (data) {
    return (
      <Typography variant="caption" color="textSecondary">
        {data.message ?? 'No sample in this span.'}
      </Typography>
    );
  }
  if (error) {
    return (
      <Typography variant="caption" color="textSecondary" component="div">
        No picture: {sentenceOf(error)}{' '}
        <Button size="small" onClick={refresh}>
          Try again
        </Button>
      </Typography>
    );
  }
  return (
    <Typography variant="caption" color="textSecondary">
      Reading …
    </Typography>
  );
}
