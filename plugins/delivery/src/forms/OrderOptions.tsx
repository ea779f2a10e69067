import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type {
  ActionOrderInput,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import { MethodField } from './MethodField';
import { SyncOptions } from './SyncOptions';

/** What can be changed of an order beside its preview; the preview follows at once. */
export function OrderOptions(props: {
  snapshot: EnvironmentSnapshot;
  order: ActionOrderInput;
  disabled: boolean;
  onOrder: (order: ActionOrderInput) => void;
}) {
  const { snapshot, order, disabled, onOrder } = props;
  switch (order.action) {
    case 'sync':
      return (
        <SyncOptions
          snapshot={snapshot}
          order={order}
          disabled={disabled}
          onOrder={onOrder}
        />
      );
    case 'refresh':
      return (
        <FormControlLabel
          control={
            <Checkbox
              checked={order.hard ?? false}
              disabled={disabled}
              onChange={event =>
                onOrder({ ...order, hard: event.target.checked })
              }
            />
          }
          label="Past the cache of manifests, too (hard refresh)"
        />
      );
    case 'promote':
      return (
        <MethodField
          method={order.method ?? 'commit'}
          disabled={disabled}
          onChange={method => onOrder({ ...order, method })}
        />
      );
    default:
      return null;
  }
}
