import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { IndicatorTile } from '@flightdeck/plugin-environments-react';

/** The indicators of the environment, or why there are none. */
export function IndicatorsCard(props: { snapshot: EnvironmentSnapshot }) {
  const { indicators } = props.snapshot;
  return (
    <InfoCard title="Indicators">
      {indicators && indicators.length > 0 ? (
        <Grid container spacing={2}>
          {indicators.map(reading => (
            <Grid key={reading.id} item xs={12} sm={6} md={3}>
              <IndicatorTile reading={reading} />
            </Grid>
          ))}
        </Grid>
      ) : (
        <Typography>
          {indicators
            ? 'No indicator is defined for this environment.'
            : 'The indicators are unknown: no metrics source could be read.'}
        </Typography>
      )}
    </InfoCard>
  );
}
