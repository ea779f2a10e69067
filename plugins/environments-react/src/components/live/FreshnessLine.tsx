import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { Live } from '../../hooks';
import { sentenceOf } from '../../query';
import { Age } from '../time';

/**
 * Props of {@link FreshnessLine}.
 *
 * @public
 */
export interface FreshnessLineProps {
  live: Pick<Live<unknown>, 'checkedAt' | 'error' | 'refresh'>;
}

/**
 * How old what is on screen is, and a banner while it cannot be read again.
 *
 * @public
 */
export function FreshnessLine(props: FreshnessLineProps) {
  const { checkedAt, error, refresh } = props.live;
  if (error) {
    return (
      <Alert
        severity="warning"
        role="alert"
        action={
          <Button color="inherit" size="small" onClick={refresh}>
            Try again
          </Button>
        }
      >
        Cannot refresh: {sentenceOf(error)}{' '}
        {checkedAt && (
          <>
            You see what was known <Age time={checkedAt} />.
          </>
        )}
      </Alert>
    );
  }
  return (
    <Typography variant="caption" color="textSecondary" component="div">
      {checkedAt && (
        <>
          Checked <Age time={checkedAt} />
        </>
      )}
    </Typography>
  );
}
