import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  useActionHost,
  useActionLocation,
  useDeliveryStatus,
  useFocusAfter,
} from '@flightdeck/plugin-environments-react';
import { OperationDialog } from '../operation/OperationDialog';
import { ActionDialog } from './ActionDialog';

/**
 * Leads through the action, or shows the operation, that the address of the page names. Put it once
 * into each view that offers actions.
 */
export function ActionHost(props: { snapshot: EnvironmentSnapshot }) {
  const { snapshot } = props;
  const { ref, name, title = name } = snapshot.environment;
  const { target, operationId, follow, open, close } = useActionLocation();
  const status = useDeliveryStatus(ref);
  useActionHost();
  const focusPoint = useFocusAfter(
    target !== undefined || operationId !== undefined,
  );

  return (
    <>
      <div ref={focusPoint} tabIndex={-1} />
      {operationId !== undefined && (
        <OperationDialog
          environmentRef={ref}
          id={operationId}
          title={title}
          hold={status.data?.hold}
          onResume={() => open({ action: 'resume' })}
          onClose={close}
        />
      )}
      {operationId === undefined && target && (
        <ActionDialog
          key={JSON.stringify(target)}
          snapshot={snapshot}
          target={target}
          status={status}
          onStarted={follow}
          onClose={close}
        />
      )}
    </>
  );
}
