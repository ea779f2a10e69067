import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Hold, Operation } from '@flightdeck/plugin-environments-common';
import { Timestamp } from '@flightdeck/plugin-environments-react';

/** What to do after an operation has ended, where there is something to do. */
export function NextSteps(props: {
  operation: Operation;
  hold: Hold | undefined;
  onResume: () => void;
}) {
  const { operation, hold, onResume } = props;
  if (operation.state === 'running') {
    return null;
  }
  const lasting = hold?.operationId === operation.id ? hold : undefined;
  if (lasting && lasting.state !== 'resumed' && lasting.state !== 'dropped') {
    return (
      <Alert
        severity="info"
        action={
          <Button color="inherit" size="small" onClick={onResume}>
            Resume automation
          </Button>
        }
      >
        <AlertTitle>What next</AlertTitle>
        The environment is held: nothing is synced until somebody resumes its
        automation. People are reminded <Timestamp time={lasting.expiresAt} />.
        {lasting.cause === 'rollback' &&
          operation.state === 'succeeded' &&
          ' Git still holds the release that was rolled back: put a good one there, or revert it, before you resume.'}
      </Alert>
    );
  }
  const words = wordsOf(operation);
  return words ? (
    <Alert severity="info">
      <AlertTitle>What next</AlertTitle>
      {words}
    </Alert>
  ) : null;
}

function wordsOf({ state, order, links }: Operation): string | undefined {
  if (state === 'failed') {
    return 'Read in the steps what was done and what was taken back; then order it again, if it is still wanted.';
  }
  if (state === 'lost') {
    return 'Look at the state of the applications before you order anything again.';
  }
  if (order.action === 'sync' && order.dryRun) {
    return 'Nothing was changed: it was a dry run. Order the sync itself when its outcome is what you want.';
  }
  if (
    (order.action === 'promote' || order.action === 'revert') &&
    order.method === 'pull-request' &&
    links.length > 0
  ) {
    return 'Have the pull request merged; after that a sync brings it to the cluster.';
  }
  return undefined;
}
