import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import type {
  ActionPreview,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import { useActionLocation } from '@flightdeck/plugin-environments-react';
import { applicationKey } from '../forms/historyChoices';

/** Where something would undo a rollback: the way to the same deployment by Git. */
export function RevertInstead(props: {
  preview: ActionPreview;
  status: DeliveryStatus;
}) {
  const { preview, status } = props;
  const { open } = useActionLocation();
  const { blockers, order } = preview;
  const mayRevert = status.rights.some(
    ({ action, allowed }) => action === 'revert' && allowed,
  );
  const isUndone = blockers.some(({ code }) => code === 'automation');
  if (order.action !== 'rollback' || !isUndone || !mayRevert) {
    return null;
  }
  const { application, historyId } = order;
  return (
    <Alert
      severity="info"
      action={
        <Button
          color="inherit"
          size="small"
          onClick={() =>
            open({
              action: 'revert',
              historyId,
              application: applicationKey(application),
            })
          }
        >
          Revert in Git instead
        </Button>
      }
    >
      In Git, deployment {historyId} can be brought back so that nothing undoes
      it.
    </Alert>
  );
}
