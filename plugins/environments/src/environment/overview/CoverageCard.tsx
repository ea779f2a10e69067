import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { SourceStatuses } from '@flightdeck/plugin-environments-react';

/** Where the facts come from, and what could not be judged for want of them. */
export function CoverageCard(props: { snapshot: EnvironmentSnapshot }) {
  const { sources, coverage, rulesOff = [] } = props.snapshot;
  return (
    <InfoCard title="Sources and coverage">
      <SourceStatuses sources={sources} />
      <Typography variant="subtitle2" component="h3">
        What could not be judged
      </Typography>
      {coverage.length === 0 ? (
        <Typography variant="body2">Every rule could be judged.</Typography>
      ) : (
        <ul aria-label="What could not be judged">
          {coverage.map(gap => (
            <Typography key={gap.feed} variant="body2" component="li">
              <strong>{gap.feed}</strong>: {gap.message} Not judged:{' '}
              {gap.ruleIds.join(', ')}.
            </Typography>
          ))}
        </ul>
      )}
      {rulesOff.length > 0 && (
        <Typography variant="body2">
          Switched off by configuration or annotation: {rulesOff.join(', ')}.
        </Typography>
      )}
    </InfoCard>
  );
}
