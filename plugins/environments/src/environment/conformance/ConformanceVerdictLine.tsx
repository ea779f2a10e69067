import Typography from '@material-ui/core/Typography';
import { Age } from '@flightdeck/plugin-environments-react';
import type { AssessedConformance } from './AssessedConformance';

/** What it all comes to, and by which blueprint. */
export function ConformanceVerdictLine(props: {
  conformance: AssessedConformance;
}) {
  const { assessedAt, blueprint, summary } = props.conformance;
  return (
    <div>
      <Typography variant="subtitle1" component="p">
        {summary.sentence}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        Held against the blueprint {blueprint.title} ({blueprint.name}{' '}
        {blueprint.version}) <Age time={assessedAt} />
      </Typography>
    </div>
  );
}
