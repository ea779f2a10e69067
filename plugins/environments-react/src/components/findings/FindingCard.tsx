import { useState } from 'react';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { Finding } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '../status';
import { Age } from '../time';
import { describeFollowed } from './describeFollowed';
import { FindingDetails } from './FindingDetails';
import { formatSubject } from './formatSubject';

const MARKS: Record<Finding['severity'], { tone: Tone; word: string }> = {
  critical: { tone: 'critical', word: 'Critical' },
  warning: { tone: 'warning', word: 'Warning' },
  info: { tone: 'progressing', word: 'Note' },
  progressing: { tone: 'progressing', word: 'Progressing' },
  suspended: { tone: 'suspended', word: 'Suspended' },
  unknown: { tone: 'unknown', word: 'Unknown' },
};

const useStyles = makeStyles(
  theme => ({
    summary: {
      display: 'grid',
      gridTemplateColumns: '8.5rem minmax(0, 1fr)',
      gap: theme.spacing(0, 2),
      width: '100%',
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    subject: { wordBreak: 'break-word' },
    pending: { opacity: 0.75, backgroundColor: theme.palette.action.hover },
  }),
  { name: 'FlightdeckFindingCard' },
);

/**
 * Props of {@link FindingCard}.
 *
 * @public
 */
export interface FindingCardProps {
  finding: Finding;
  defaultExpanded?: boolean;
}

/**
 * One finding. Opened, it says what was seen, what to do and since when it holds.
 *
 * @public
 */
export function FindingCard(props: FindingCardProps) {
  const { finding } = props;
  const classes = useStyles();
  const [expanded, setExpanded] = useState(props.defaultExpanded ?? false);
  const { tone, word } = MARKS[finding.severity];
  return (
    <Accordion
      variant="outlined"
      className={finding.pendingUntil ? classes.pending : undefined}
      expanded={expanded}
      onChange={(_event, next) => setExpanded(next)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <div className={classes.summary}>
          <Typography variant="body2" component="div">
            <StatusMark tone={tone}>{word}</StatusMark>
          </Typography>
          <div>
            <Typography variant="body2">
              <strong>{finding.reason}</strong> {finding.message}
            </Typography>
            <Typography
              variant="caption"
              color="textSecondary"
              component="div"
              className={classes.subject}
            >
              {formatSubject(finding.subject)}
              {finding.others.length > 0 &&
                ` and ${finding.others.length} more`}
              {', since '}
              <Age time={finding.since} />
              {finding.pendingUntil && (
                <>
                  {'; counts '}
                  <Age time={finding.pendingUntil} />
                  {' if it lasts'}
                </>
              )}
              {finding.followed && `; ${describeFollowed(finding.followed)}`}
            </Typography>
          </div>
        </div>
      </AccordionSummary>
      <AccordionDetails>
        <FindingDetails finding={finding} />
      </AccordionDetails>
    </Accordion>
  );
}
