import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import Collapse from '@material-ui/core/Collapse';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  bareRevisions,
  type DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import {
  Age,
  EnvironmentLink,
  shortRevision,
  StatusMark,
} from '@flightdeck/plugin-environments-react';
import { Link } from 'react-router-dom';
import { ChangeWords } from './ChangeWords';
import { DeploymentDetails } from './DeploymentDetails';
import { KIND_WORDS, outcomeMark, RESULT_MARKS } from './deploymentWords';
import { formatSpan } from './formatSpan';
import { Initiator } from './Initiator';
import type { RollbackOffer } from './rollbackOffer';
import { ShortTime } from './ShortTime';

const useStyles = makeStyles(
  theme => ({
    row: {
      '& > *': {
        verticalAlign: 'top',
        padding: '6px 8px',
        lineHeight: 1.4,
        borderBottom: 'none',
        wordBreak: 'normal',
        overflowWrap: 'break-word',
      },
    },
    result: { display: 'flex', alignItems: 'flex-start', whiteSpace: 'nowrap' },
    expand: { margin: theme.spacing(-0.5, 0.5, 0, -0.5) },
    release: { minWidth: '6rem' },
    change: { minWidth: '9rem' },
    short: { whiteSpace: 'nowrap' },
    details: { paddingTop: 0, paddingBottom: 0 },
  }),
  { name: 'FlightdeckDeploymentRow' },
);

/** What a row shows. */
export interface DeploymentRowProps {
  record: DeploymentRecord;
  showEnvironment: boolean;
  /** As many as the table has. */
  columns: number;
  /** It is what is deployed now. */
  isDeployed: boolean;
  rollback: RollbackOffer;
}

/** One deployment in a line, and all that is known of it below when it is opened. */
export function DeploymentRow(props: DeploymentRowProps) {
  const { record, showEnvironment, columns, isDeployed, rollback } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const outcome = outcomeMark(record);
  return (
    <>
      <TableRow className={classes.row}>
        <TableCell>
          <ResultCell
            record={record}
            open={open}
            detailsId={detailsId}
            onToggle={() => setOpen(!open)}
          />
        </TableCell>
        {showEnvironment && (
          <TableCell className={classes.short}>
            <EnvironmentLink
              environmentRef={record.environmentRef}
              search={{ view: 'history' }}
            >
              {parseEntityRef(record.environmentRef).name}
            </EnvironmentLink>
          </TableCell>
        )}
        <TableCell
          component="th"
          scope="row"
          role="rowheader"
          className={classes.release}
        >
          <ReleaseCell record={record} isDeployed={isDeployed} />
        </TableCell>
        <TableCell className={classes.change}>
          <ChangeWords commits={record.commits} />
        </TableCell>
        <TableCell>
          <Initiator record={record} />
          {record.breakGlass && (
            <StatusMark tone="warning">Broke the glass</StatusMark>
          )}
        </TableCell>
        <TableCell>
          <Age time={record.startedAt} />
          <Typography variant="caption" color="textSecondary" component="div">
            <ShortTime time={record.startedAt} />
          </Typography>
        </TableCell>
        <TableCell>
          <StatusMark tone={outcome.tone}>{outcome.words}</StatusMark>
          <FindingCount record={record} />
        </TableCell>
        <TableCell className={classes.short}>
          {rollback.kind === 'offered' && (
            <Button
              size="small"
              variant="outlined"
              component={Link}
              to={rollback.to}
              aria-label={`Roll back to ${record.release.name} of ${record.application.name}`}
            >
              Roll back
            </Button>
          )}
        </TableCell>
      </TableRow>
      <TableRow id={detailsId}>
        <TableCell colSpan={columns} className={classes.details}>
          <Collapse in={open} timeout="auto" unmountOnExit>
            <DeploymentDetails record={record} rollback={rollback} />
          </Collapse>
        </TableCell>
      </TableRow>
    </>
  );
}

function durationWords({ result, durationSeconds }: DeploymentRecord): string {
  if (durationSeconds !== undefined) {
    return `took ${formatSpan(durationSeconds)}`;
  }
  return result === 'running' ? 'not ended' : 'time not known';
}

function ResultCell(props: {
  record: DeploymentRecord;
  open: boolean;
  detailsId: string;
  onToggle: () => void;
}) {
  const { record, open, detailsId, onToggle } = props;
  const classes = useStyles();
  const { tone, words } = RESULT_MARKS[record.result];
  return (
    <div className={classes.result}>
      <IconButton
        size="small"
        className={classes.expand}
        aria-expanded={open}
        aria-controls={detailsId}
        aria-label={`Details of ${record.release.name} of ${record.application.name}`}
        onClick={onToggle}
      >
        {open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
      </IconButton>
      <div>
        <StatusMark tone={tone}>{words}</StatusMark>
        <Typography variant="caption" color="textSecondary" component="div">
          {KIND_WORDS[record.kind]}, {durationWords(record)}
        </Typography>
      </div>
    </div>
  );
}

function ReleaseCell(props: { record: DeploymentRecord; isDeployed: boolean }) {
  const { release, replacedAt } = props.record;
  const revisions = bareRevisions(release).map(shortRevision);
  return (
    <>
      {release.name}
      <Typography variant="caption" color="textSecondary" component="div">
        {revisions.filter(revision => revision !== release.name).join(', ')}
      </Typography>
      {props.isDeployed && (
        <Chip size="small" variant="outlined" label="Deployed now" />
      )}
      {replacedAt && !props.isDeployed && (
        <Typography variant="caption" color="textSecondary" component="div">
          until <ShortTime time={replacedAt} />
        </Typography>
      )}
    </>
  );
}

function FindingCount(props: { record: DeploymentRecord }) {
  const { length } = props.record.findings;
  if (length === 0) {
    return null;
  }
  return (
    <Typography variant="caption" color="textSecondary" component="div">
      {length === 1 ? '1 finding followed' : `${length} findings followed`}
    </Typography>
  );
}
