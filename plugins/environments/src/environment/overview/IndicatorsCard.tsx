import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { InfoCard } from '@backstage/core-components';
import {
  INDICATOR_RANGE_MINUTES,
  type EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import {
  formatSpan,
  IndicatorSparkline,
  IndicatorTile,
} from '@flightdeck/plugin-environments-react';

/** The indicators of the environment now and over time, or why there are none. */
export function IndicatorsCard(props: {
  snapshot: EnvironmentSnapshot;
  minutes: number;
  onMinutes: (minutes: number) => void;
}) {
  const { snapshot, minutes, onMinutes } = props;
  const { indicators, environment } = snapshot;
  if (!indicators || indicators.length === 0) {
    return (
      <InfoCard title="Indicators">
        <Typography>
          {indicators
            ? 'No indicator is defined for this environment.'
            : 'The indicators are unknown: no metrics source could be read.'}
        </Typography>
      </InfoCard>
    );
  }
  return (
    <InfoCard
      title="Indicators"
      action={<SpanChoice minutes={minutes} onMinutes={onMinutes} />}
    >
      <Grid container spacing={2}>
        {indicators.map(reading => (
          <Grid key={reading.id} item xs={12} sm={6} md={4} lg={3}>
            <IndicatorTile
              reading={reading}
              picture={
                <IndicatorSparkline
                  environmentRef={environment.ref}
                  indicatorId={reading.id}
                  minutes={minutes}
                />
              }
            />
          </Grid>
        ))}
      </Grid>
    </InfoCard>
  );
}

function SpanChoice(props: {
  minutes: number;
  onMinutes: (minutes: number) => void;
}) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={props.minutes}
      aria-label="Span of the pictures"
      onChange={(_event, minutes: number | null) => {
        if (minutes !== null) {
          props.onMinutes(minutes);
        }
      }}
    >
      {INDICATOR_RANGE_MINUTES.map(minutes => (
        <ToggleButton key={minutes} value={minutes}>
          {formatSpan(minutes)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
