import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { RequirementConformance } from '@flightdeck/plugin-environments-common';
import {
  ConformanceStateMark,
  Snippet,
} from '@flightdeck/plugin-environments-react';
import { EvidenceTable } from './EvidenceTable';

const useStyles = makeStyles(
  theme => ({
    root: { width: '100%', minWidth: 0 },
    heading: { marginTop: theme.spacing(1), fontWeight: 600 },
    list: { margin: 0, paddingLeft: theme.spacing(3) },
  }),
  { name: 'FlightdeckRequirementDetails' },
);

/** What stands behind a requirement: what is expected, what was found, what would mend it. */
export function RequirementDetails(props: {
  requirement: RequirementConformance;
  following: readonly RequirementConformance[];
  linkTo: (id: string) => string;
}) {
  const { following, linkTo } = props;
  const { id, sentence, message, evidence, remedy, snippet } =
    props.requirement;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Heading>What is expected</Heading>
      <Typography variant="body2">{sentence}</Typography>
      <Heading>What was found</Heading>
      <Typography variant="body2">{message}</Typography>
      <EvidenceTable evidence={evidence} />
      {remedy && (
        <>
          <Heading>What would mend it</Heading>
          <Typography variant="body2">{remedy}</Typography>
        </>
      )}
      {snippet && (
        <Snippet
          text={snippet}
          label={`YAML that mends ${id}`}
          copyLabel="Copy YAML"
        >
          To be merged into what is in Git.
        </Snippet>
      )}
      {following.length > 0 && (
        <>
          <Heading>What follows from it</Heading>
          <ul className={classes.list}>
            {following.map(each => (
              <Typography key={each.id} variant="body2" component="li">
                <ConformanceStateMark state={each.state} /> {each.sentence}
              </Typography>
            ))}
          </ul>
        </>
      )}
      <Typography variant="caption" color="textSecondary" component="p">
        <Link to={linkTo(id)}>Link to this requirement</Link>
      </Typography>
    </div>
  );
}

function Heading(props: { children: string }) {
  const classes = useStyles();
  return (
    <Typography variant="subtitle2" component="h4" className={classes.heading}>
      {props.children}
    </Typography>
  );
}
