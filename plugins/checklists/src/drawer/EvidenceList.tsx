import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { Evidence } from '@flightdeck/plugin-environments-common';
import {
  Age,
  Facts,
  safeUrl,
  Timestamp,
} from '@flightdeck/plugin-environments-react';
import { ChecklistStateMark } from '../words/ChecklistStateMark';
import { SOURCE_WORDS } from '../words/sourceWords';

const ERROR_WORDS: Record<NonNullable<Evidence['error']>['kind'], string> = {
  unreachable: 'The source cannot be reached',
  forbidden: 'The source refuses us',
  'no-data': 'The source has no data',
  malformed: 'The answer cannot be understood',
};

const useStyles = makeStyles(
  theme => ({
    article: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      padding: theme.spacing(1, 1.5),
    },
    code: {
      margin: 0,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontSize: '0.8125rem',
    },
  }),
  { name: 'FlightdeckEvidenceList' },
);

/** What was asked of each source, what came back, when, and from where. */
export function EvidenceList(props: { evidence: readonly Evidence[] }) {
  const { evidence } = props;
  return evidence.length === 0 ? (
    <Typography variant="body2">Nothing has been looked at yet.</Typography>
  ) : (
    <>
      {evidence.map(each => (
        <EvidenceArticle key={each.collector} evidence={each} />
      ))}
    </>
  );
}

function EvidenceArticle(props: { evidence: Evidence }) {
  const { evidence } = props;
  const { answered, asked, collector, error, from, observedAt } = evidence;
  const classes = useStyles();
  const link = safeUrl(evidence.link);
  return (
    <article className={classes.article} aria-label={`Evidence: ${collector}`}>
      <ChecklistStateMark state={evidence.state} />
      <Typography variant="body2" gutterBottom>
        {evidence.summary}
      </Typography>
      <Facts
        facts={[
          [
            'Source',
            `${SOURCE_WORDS[evidence.source]}${from ? `, ${from}` : ''}`,
          ],
          ['Collector', collector],
          ['Asked', asked && <pre className={classes.code}>{asked}</pre>],
          [
            'Answered',
            answered && <pre className={classes.code}>{answered}</pre>,
          ],
          [
            'Seen',
            <Fragment key="seen">
              <Age time={observedAt} />, <Timestamp time={observedAt} />
            </Fragment>,
          ],
          ['Trouble', error && `${ERROR_WORDS[error.kind]}: ${error.message}`],
          ['Link', link && <Link to={link}>{link}</Link>],
        ]}
      />
    </article>
  );
}
