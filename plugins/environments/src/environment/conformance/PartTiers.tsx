import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import type {
  PartConformance,
  RequirementConformance,
} from '@flightdeck/plugin-environments-common';
import {
  ConformanceStateMark,
  formatSubject,
  ObjectLink,
} from '@flightdeck/plugin-environments-react';
import { partWords } from './partWords';

const TIERS = [
  { id: 'outside', title: 'Outside' },
  { id: 'entry', title: 'Entry' },
  { id: 'application', title: 'Application' },
  { id: 'data', title: 'Data' },
  { id: 'operations', title: 'Operations' },
];

const useStyles = makeStyles(
  theme => ({
    tiers: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))',
      gap: theme.spacing(2),
    },
    parts: { listStyle: 'none', margin: 0, padding: 0 },
    part: {
      padding: theme.spacing(1),
      marginTop: theme.spacing(1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      wordBreak: 'break-word',
    },
  }),
  { name: 'FlightdeckPartTiers' },
);

/** The parts of the blueprint in their tiers, and what plays them. */
export function PartTiers(props: {
  parts: readonly PartConformance[];
  requirements: readonly RequirementConformance[];
}) {
  const classes = useStyles();
  const tiers = TIERS.map(tier => ({
    ...tier,
    parts: props.parts.filter(part => part.tier === tier.id),
  })).filter(({ parts }) => parts.length > 0);
  return (
    <InfoCard title="Parts">
      <div className={classes.tiers}>
        {tiers.map(({ id, title, parts }) => (
          <section key={id} aria-label={`Tier ${title}`}>
            <Typography variant="subtitle2" component="h4">
              {title}
            </Typography>
            <ul className={classes.parts}>
              {parts.map(part => (
                <li key={part.id} className={classes.part}>
                  <Part
                    part={part}
                    words={partWords(part, props.requirements)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </InfoCard>
  );
}

function Part(props: { part: PartConformance; words: string | undefined }) {
  const { title, role, state, live } = props.part;
  return (
    <>
      <Typography variant="body2" component="div">
        <strong>{title}</strong>
      </Typography>
      {state ? (
        <Typography variant="body2" component="div">
          <ConformanceStateMark state={state}>
            {props.words}
          </ConformanceStateMark>
        </Typography>
      ) : (
        <Typography variant="caption" color="textSecondary" component="div">
          Not judged: it lies outside the cluster.
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="div">
        {role}
      </Typography>
      {live.map(subject => (
        <Typography
          key={formatSubject(subject)}
          variant="caption"
          component="div"
        >
          <ObjectLink object={subject}>
            {subject.kind} {subject.name}
          </ObjectLink>
        </Typography>
      ))}
    </>
  );
}
