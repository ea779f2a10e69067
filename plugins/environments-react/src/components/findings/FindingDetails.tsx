import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Finding, Subject } from '@flightdeck/plugin-environments-common';
import { ObjectLink } from '../links';
import { Timestamp } from '../time';
import { describeFollowed } from './describeFollowed';
import { FindingLinks } from './FindingLinks';
import { formatSubject } from './formatSubject';

const useStyles = makeStyles(
  theme => ({
    root: { width: '100%', minWidth: 0 },
    heading: { marginTop: theme.spacing(1), fontWeight: 600 },
    list: { margin: 0, paddingLeft: theme.spacing(3) },
    evidence: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'minmax(8rem, max-content) minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
      '& dd': { margin: 0, wordBreak: 'break-word', whiteSpace: 'pre-wrap' },
      '& dt': { wordBreak: 'break-word', color: theme.palette.text.secondary },
    },
  }),
  { name: 'FlightdeckFindingDetails' },
);

/** What stands behind a finding. */
export function FindingDetails(props: { finding: Finding }) {
  const { finding } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Heading>What was seen</Heading>
      {finding.evidence.length === 0 ? (
        <Typography variant="body2">No value was recorded.</Typography>
      ) : (
        <dl className={classes.evidence}>
          {finding.evidence.map(({ path, value }) => (
            <EvidenceRow key={path} path={path} value={value} />
          ))}
        </dl>
      )}
      {finding.remediation.length > 0 && (
        <>
          <Heading>What to do</Heading>
          <ol className={classes.list}>
            {finding.remediation.map(step => (
              <Typography key={step} variant="body2" component="li">
                {step}
              </Typography>
            ))}
          </ol>
        </>
      )}
      <FindingLinks finding={finding} />
      <Subjects title="Leads to trouble in" subjects={finding.rootCauseOf} />
      <Subjects title="The same trouble in" subjects={finding.others} />
      <Heading>Since</Heading>
      <Typography variant="body2">
        <Timestamp time={finding.since} />
        {finding.followed && (
          <>
            ; {describeFollowed(finding.followed)}, at{' '}
            <Timestamp time={finding.followed.at} />
          </>
        )}
      </Typography>
      {finding.pendingUntil && (
        <Typography variant="body2">
          Counts from <Timestamp time={finding.pendingUntil} /> if it lasts.
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary" component="p">
        Rule {finding.ruleId}, judged from {finding.source}
      </Typography>
    </div>
  );
}

function EvidenceRow(props: { path: string; value: string }) {
  return (
    <>
      <dt>{props.path}</dt>
      <dd>= {props.value}</dd>
    </>
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

function Subjects(props: { title: string; subjects: readonly Subject[] }) {
  const classes = useStyles();
  if (props.subjects.length === 0) {
    return null;
  }
  return (
    <>
      <Heading>{props.title}</Heading>
      <ul className={classes.list}>
        {props.subjects.map(subject => (
          <Typography
            key={subject.uid ?? formatSubject(subject)}
            variant="body2"
            component="li"
          >
            <ObjectLink object={subject} />
          </Typography>
        ))}
      </ul>
    </>
  );
}
