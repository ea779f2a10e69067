import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { sentenceOf, statusOf } from '@flightdeck/plugin-environments-react';

/** What keeps a person from confirming the plan on screen, or went wrong when they did. */
export function PlanAlerts(props: {
  blockers: readonly string[];
  isOutdated: boolean;
  error: Error | undefined;
  onShowNewest: () => void;
}) {
  const { blockers, isOutdated, error, onShowNewest } = props;
  const status = error && statusOf(error);
  return (
    <>
      {error && (
        <Alert severity="error" role="alert">
          {sentenceOf(error)}{' '}
          {(status === undefined || status >= 500) &&
            'It is not known whether the sync has started. Confirming again is safe: it cannot start twice.'}
        </Alert>
      )}
      {isOutdated && (
        <Alert
          severity="warning"
          role="alert"
          action={
            <Button color="inherit" size="small" onClick={onShowNewest}>
              Show the new plan
            </Button>
          }
        >
          What a sync would do has changed since you looked. Read the new plan
          and confirm that one.
        </Alert>
      )}
      {blockers.map(blocker => (
        <Alert key={blocker} severity="error">
          {blocker}
        </Alert>
      ))}
    </>
  );
}
