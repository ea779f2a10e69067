import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EmptyState } from '@backstage/core-components';
import { environmentReadPermission } from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  LivePart,
  useConformance,
} from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';
import type { AssessedConformance } from './AssessedConformance';
import { ConformanceVerdictLine } from './ConformanceVerdictLine';
import { Doubts } from './Doubts';
import { ExtraWorkloads } from './ExtraWorkloads';
import { PartTiers } from './PartTiers';
import { RequirementList } from './RequirementList';
import { StateFilter } from './StateFilter';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 } }),
  { name: 'FlightdeckConformanceView' },
);

/** The environment against its blueprint: what is as expected, and what would mend the rest. */
export function ConformanceView(props: EnvironmentViewProps) {
  const live = useConformance(props.snapshot.environment.ref);
  return (
    <LivePart
      live={live}
      what="the conformance"
      permission={environmentReadPermission.name}
    >
      {conformance => (
        <>
          {!live.error && <FreshnessLine live={live} />}
          {conformance.state === 'assessed' ? (
            <Assessed conformance={conformance} {...props} />
          ) : (
            <EmptyState
              missing="info"
              title={
                conformance.state === 'none'
                  ? 'No blueprint'
                  : 'The blueprint cannot be used'
              }
              description={conformance.message}
            />
          )}
        </>
      )}
    </LivePart>
  );
}

function Assessed(
  props: EnvironmentViewProps & { conformance: AssessedConformance },
) {
  const { conformance, location, change, linkTo } = props;
  const { requirement, states } = location.conformance;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ConformanceVerdictLine conformance={conformance} />
      <Doubts doubts={conformance.doubts} />
      <PartTiers
        parts={conformance.parts}
        requirements={conformance.requirements}
      />
      <section aria-label="Requirements">
        <Typography variant="h6" component="h3" gutterBottom>
          Requirements
        </Typography>
        <StateFilter
          summary={conformance.summary}
          selected={states}
          onChange={next =>
            change({ conformance: { requirement, states: next } })
          }
        />
        <RequirementList
          requirements={conformance.requirements}
          states={states}
          open={requirement}
          onOpen={id => change({ conformance: { requirement: id, states } })}
          linkTo={id =>
            linkTo({ conformance: { requirement: id, states: [] } })
          }
        />
      </section>
      <ExtraWorkloads subjects={conformance.extra} />
    </div>
  );
}
