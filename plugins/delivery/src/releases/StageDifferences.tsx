import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { StageDifference } from '@flightdeck/plugin-environments-common';

const ASPECTS: readonly [StageDifference['aspect'], string][] = [
  ['image', 'Images'],
  ['configuration', 'Configuration names'],
  ['replicas', 'Replicas'],
  ['resources', 'Requests and limits'],
];

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'grid',
      gap: theme.spacing(1),
      ...theme.typography.body2,
    },
    sides: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: theme.spacing(1.5),
      ...theme.typography.caption,
      overflowWrap: 'anywhere',
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'FlightdeckStageDifferences' },
);

/** What differs between an environment and the one before it, folded away. */
export function StageDifferences(props: {
  differences: readonly StageDifference[];
  /** The names of the two. */
  before: string;
  after: string;
}) {
  const { differences, before, after } = props;
  const [open, setOpen] = useState(false);
  const listId = useId();
  if (differences.length === 0) {
    return (
      <Typography variant="caption" component="div">
        Images, configuration names, replicas and limits are those of {before}.
      </Typography>
    );
  }
  return (
    <div>
      <Button
        size="small"
        aria-expanded={open}
        aria-controls={listId}
        startIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {differences.length === 1
          ? '1 difference'
          : `${differences.length} differences`}{' '}
        from {before}
      </Button>
      <div id={listId}>
        {open &&
          ASPECTS.map(([aspect, title]) => (
            <Aspect
              key={aspect}
              title={title}
              differences={differences.filter(each => each.aspect === aspect)}
              before={before}
              after={after}
            />
          ))}
      </div>
    </div>
  );
}

function Aspect(props: {
  title: string;
  differences: readonly StageDifference[];
  before: string;
  after: string;
}) {
  const { title, differences } = props;
  const classes = useStyles();
  if (differences.length === 0) {
    return null;
  }
  return (
    <>
      <Typography variant="subtitle2" component="h5">
        {title}
      </Typography>
      <ul className={classes.list} aria-label={title}>
        {differences.map(({ subject, before, after }) => (
          <li key={`${subject} ${before} ${after}`}>
            {subject}
            <dl className={classes.sides}>
              <dt>{props.before}</dt>
              <dd>{before ?? 'Not there'}</dd>
              <dt>{props.after}</dt>
              <dd>{after ?? 'Not there'}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
