import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import Typography from '@material-ui/core/Typography';
import type {
  SourceState,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '../status';
import { Age } from '../time';

const MARKS: Record<SourceState, { tone: Tone; word: string }> = {
  starting: { tone: 'progressing', word: 'Starting' },
  ok: { tone: 'healthy', word: 'Current' },
  stale: { tone: 'warning', word: 'Stale' },
  unreachable: { tone: 'critical', word: 'Unreachable' },
  unauthorized: { tone: 'critical', word: 'Unauthorized' },
  forbidden: { tone: 'critical', word: 'Forbidden' },
  unsupported: { tone: 'critical', word: 'Unsupported' },
};

/**
 * The state of one source.
 *
 * @public
 */
export function SourceStateMark(props: { state: SourceState }) {
  const { tone, word } = MARKS[props.state];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}

/**
 * Props of {@link SourceStatuses}.
 *
 * @public
 */
export interface SourceStatusesProps {
  sources: readonly SourceStatus[];
}

/**
 * The sources of an environment: how each is doing, why, and up to when its facts are current.
 *
 * @public
 */
export function SourceStatuses(props: SourceStatusesProps) {
  if (props.sources.length === 0) {
    return (
      <Typography>
        No source reads this environment, so nothing is known of it.
      </Typography>
    );
  }
  return (
    <List dense disablePadding aria-label="Sources">
      {props.sources.map(source => (
        <ListItem key={source.id} disableGutters>
          <SourceLine source={source} />
        </ListItem>
      ))}
    </List>
  );
}

function SourceLine(props: { source: SourceStatus }) {
  const { source } = props;
  return (
    <div>
      <Typography variant="body2" component="div">
        <SourceStateMark state={source.state} /> <strong>{source.id}</strong>
        {source.state !== 'ok' && (
          <>
            {' '}
            {source.asOf ? (
              <>
                as of <Age time={source.asOf} />
              </>
            ) : (
              'never read'
            )}
          </>
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {source.message}
      </Typography>
      {source.gaps.map(gap => (
        <Typography
          key={`${gap.what} ${gap.state}`}
          variant="body2"
          component="div"
        >
          <SourceStateMark state={gap.state} /> {gap.what}: {gap.message}
        </Typography>
      ))}
    </div>
  );
}
