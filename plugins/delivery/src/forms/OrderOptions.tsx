import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type {
  ActionOrderInput,
  ChangeMethod,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import { MethodField } from './MethodField';
import { SyncOptions } from './SyncOptions';

/** What can be changed of an order beside its preview; the preview follows at once. */
export function OrderOptions(props: {
  snapshot: EnvironmentSnapshot;
  order: ActionOrderInput;
  /** The ways in which a change could reach Git, once they are known. */
  methods?: readonly ChangeMethod[];
  disabled: boolean;
  onOrder: (order: ActionOrderInput) => void;
}) {
  const { snapshot, order, methods, disabled, onOrder } = props;
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
    case 'revert': {
      const { method = 'commit' } = order;
      return isChoice(methods, method) ? (
        <MethodField
          method={method}
          disabled={disabled}
          onChange={next => onOrder({ ...order, method: next })}
        />
      ) : null;
    }
    default:
      return null;
  }
}

/** There is nothing to choose where the host offers one way alone, and it is that. */
function isChoice(
  methods: readonly ChangeMethod[] | undefined,
  method: ChangeMethod,
): boolean {
  return (
    methods !== undefined && !(methods.length === 1 && methods[0] === method)
  );
}
