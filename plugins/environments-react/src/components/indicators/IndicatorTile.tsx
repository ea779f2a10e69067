import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { IndicatorReading } from '@flightdeck/plugin-environments-common';
import { StatusMark } from '../status';
import { Age } from '../time';
import { formatValue } from './formatValue';
import { judgeReading } from './judgeReading';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(1.5), height: '100%' },
    query: {
      marginTop: theme.spacing(1),
      '& summary': { cursor: 'pointer' },
      '& code': { wordBreak: 'break-word', whiteSpace: 'pre-wrap' },
    },
  }),
  { name: 'FlightdeckIndicatorTile' },
);

/**
 * Props of {@link IndicatorTile}.
 *
 * @public
 */
export interface IndicatorTileProps {
  reading: IndicatorReading;
  /** The indicator over time, where it is known. */
  picture?: ReactNode;
}

/**
 * One indicator: its value, what it is measured by, and how old it is; or why it is unknown.
 *
 * @public
 */
export function IndicatorTile(props: IndicatorTileProps) {
  const { reading, picture } = props;
  const classes = useStyles();
  const judgement = judgeReading(reading);
  return (
    <Paper variant="outlined" className={classes.root}>
      <Typography variant="subtitle2" component="h4">
        {reading.title}
      </Typography>
      {reading.value !== undefined && (
        <Typography variant="h5" component="p" gutterBottom>
          {formatValue(reading.value, reading.unit)}
        </Typography>
      )}
      {judgement && (
        <Typography variant="body2" component="div">
          <StatusMark tone={judgement.tone}>{judgement.word}</StatusMark>
        </Typography>
      )}
      {reading.value === undefined && (
        <Typography variant="body2">
          {reading.message ??
            (reading.noTraffic
              ? 'No request came, so there is nothing to measure.'
              : 'The source gave no value and no reason.')}
        </Typography>
      )}
      {picture}
      <Typography variant="caption" color="textSecondary" component="div">
        <Thresholds reading={reading} />
        {reading.asOf && (
          <div>
            Measured <Age time={reading.asOf} />
          </div>
        )}
      </Typography>
      <Typography
        variant="caption"
        component="details"
        className={classes.query}
      >
        <summary>Query</summary>
        <code>{reading.query}</code>
      </Typography>
    </Paper>
  );
}

function Thresholds(props: IndicatorTileProps) {
  const { unit, warning, critical, trouble = 'above' } = props.reading;
  const limits = [
    warning !== undefined && `warning ${trouble} ${formatValue(warning, unit)}`,
    critical !== undefined &&
      `critical ${trouble} ${formatValue(critical, unit)}`,
  ].filter(limit => limit !== false);
  return <div>{limits.length > 0 ? limits.join(', ') : 'No limits set'}</div>;
}
