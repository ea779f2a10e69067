import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import {
  type ActionObstacle,
  sentenceOf,
  statusOf,
} from '@flightdeck/plugin-environments-react';
import { ObstacleText } from './ObstacleText';

/** What went wrong with a start, and what changed since the person looked. */
export function StartAlerts(props: {
  /** Why the start failed. */
  error: Error | undefined;
  /** Why the preview cannot be asked for again. */
  previewError: Error | undefined;
  obstacle: ActionObstacle | undefined;
  isOutdated: boolean;
  onShowNewest: () => void;
}) {
  const { error, previewError, obstacle, isOutdated, onShowNewest } = props;
  return (
    <>
      {error && (
        <Alert severity="error" role="alert">
          {sentenceOf(error)} {advice(statusOf(error))}
        </Alert>
      )}
      {obstacle && (
        <Alert severity="info">
          <ObstacleText obstacle={obstacle} />
        </Alert>
      )}
      {previewError && (
        <Alert severity="warning" role="alert">
          What this would do cannot be asked for again:{' '}
          {sentenceOf(previewError)}
        </Alert>
      )}
      {isOutdated && (
        <Alert
          severity="warning"
          role="alert"
          action={
            <Button color="inherit" size="small" onClick={onShowNewest}>
              Show the new preview
            </Button>
          }
        >
          What this would do has changed since you looked. Read the new preview
          and confirm that one.
        </Alert>
      )}
    </>
  );
}

function advice(status: number | undefined): string {
  if (status === 409) {
    return 'What you see now is the new preview: read it, and confirm that one.';
  }
  return status === undefined || status >= 500
    ? 'It is not known whether it has started. Confirming again is safe: it cannot start twice.'
    : '';
}
