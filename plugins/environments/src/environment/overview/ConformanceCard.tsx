import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard, Link } from '@backstage/core-components';
import type { ConformanceSummary } from '@flightdeck/plugin-environments-common';
import {
  ConformanceMark,
  ConformanceStateMark,
} from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';

const useStyles = makeStyles(
  theme => ({
    worst: {
      listStyle: 'none',
      margin: theme.spacing(1, 0),
      padding: 0,
      '& li': {
        display: 'grid',
        gridTemplateColumns: '7rem minmax(0, 1fr)',
        gap: theme.spacing(0, 2),
        padding: theme.spacing(0.5, 0),
      },
    },
  }),
  { name: 'FlightdeckConformanceCard' },
);

/** How the environment stands against its blueprint, and the worst of it. */
export function ConformanceCard(props: {
  conformance: ConformanceSummary;
  linkTo: EnvironmentViewProps['linkTo'];
}) {
  const { conformance, linkTo } = props;
  const { blueprint, worst, sentence } = conformance;
  const classes = useStyles();
  const toRequirement = (requirement?: string) =>
    linkTo({ view: 'conformance', conformance: { requirement, states: [] } });
  return (
    <InfoCard title="Conformance" subheader={`Blueprint: ${blueprint.title}`}>
      <Typography variant="body2">
        <ConformanceMark counts={conformance} /> {sentence}
      </Typography>
      {worst.length > 0 && (
        <ul className={classes.worst} aria-label="The worst deviations">
          {worst.map(({ id, state, message }) => (
            <Typography key={id} variant="body2" component="li">
              <ConformanceStateMark state={state} />
              <Link to={toRequirement(id)}>{message}</Link>
            </Typography>
          ))}
        </ul>
      )}
      <Typography variant="body2">
        <Link to={toRequirement()}>All requirements</Link>
      </Typography>
    </InfoCard>
  );
}
