import { useEffect, useRef } from 'react';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { RequirementConformance } from '@flightdeck/plugin-environments-common';
import { ConformanceStateMark } from '@flightdeck/plugin-environments-react';
import { RequirementDetails } from './RequirementDetails';

const SEVERITIES: Record<RequirementConformance['severity'], string> = {
  critical: 'critical',
  warning: 'warning',
  info: 'note',
};

const useStyles = makeStyles(
  theme => ({
    summary: {
      display: 'grid',
      gridTemplateColumns: '7rem minmax(0, 1fr)',
      gap: theme.spacing(0, 2),
      width: '100%',
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
  }),
  { name: 'FlightdeckRequirementCard' },
);

/** One requirement. Opened, it says what was seen and what would mend it. */
export function RequirementCard(props: {
  requirement: RequirementConformance;
  following: readonly RequirementConformance[];
  expanded: boolean;
  onExpand: (expanded: boolean) => void;
  linkTo: (id: string) => string;
}) {
  const { requirement, following, expanded, onExpand, linkTo } = props;
  const { id, message, sentence, severity, state } = requirement;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const openAtFirst = useRef(expanded);
  useEffect(() => {
    if (openAtFirst.current) {
      // A link led here. Where nothing is drawn, nothing can be scrolled.
      root.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, []);
  return (
    <Accordion
      ref={root}
      variant="outlined"
      expanded={expanded}
      onChange={(_event, next) => onExpand(next)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <div className={classes.summary}>
          <Typography variant="body2" component="div">
            <ConformanceStateMark state={state} />
          </Typography>
          <div>
            <Typography variant="body2">
              {state === 'met' ? sentence : <strong>{message}</strong>}
            </Typography>
            <Typography variant="caption" color="textSecondary" component="div">
              {id}, {SEVERITIES[severity]}
              {following.length > 0 && `; ${following.length} more follow`}
            </Typography>
          </div>
        </div>
      </AccordionSummary>
      <AccordionDetails>
        <RequirementDetails
          requirement={requirement}
          following={following}
          linkTo={linkTo}
        />
      </AccordionDetails>
    </Accordion>
  );
}
