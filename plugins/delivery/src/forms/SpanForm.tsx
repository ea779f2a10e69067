import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import type { ActionOrderInput } from '@flightdeck/plugin-environments-common';
import { FormFrame } from './FormFrame';
import type { OrderFormProps } from './OrderForm';
import { isCompleteSpan, SpanFields, type Span } from './SpanFields';

const WORDS = {
  pause: {
    what: 'Switches the automation of all applications off, and keeps its settings for the day when somebody resumes it.',
    afterwards: 'Then people are reminded; nothing resumes by itself.',
  },
  maintenance: {
    what: 'Says that people work on this environment: its trouble is shown, and not counted.',
    afterwards: 'Then the maintenance ends by itself.',
  },
};

function spanOf(draft: ActionOrderInput | undefined): Span {
  return draft && 'hours' in draft && 'reason' in draft
    ? { reason: draft.reason, hours: draft.hours }
    : { reason: '', hours: 24 };
}

/** Orders a pause or a maintenance: why, and for how long. */
export function SpanForm(props: OrderFormProps) {
  const { target, draft, onOrder, onClose } = props;
  const [span, setSpan] = useState(() => spanOf(draft));
  const kind = target.action === 'pause' ? 'pause' : 'maintenance';
  const { what, afterwards } = WORDS[kind];
  return (
    <FormFrame
      isComplete={isCompleteSpan(span)}
      onSubmit={() =>
        onOrder(
          kind === 'pause'
            ? { action: 'pause', ...span }
            : { action: 'maintenance', on: true, ...span },
        )
      }
      onClose={onClose}
    >
      <Typography>{what}</Typography>
      <SpanFields span={span} afterwards={afterwards} onChange={setSpan} />
    </FormFrame>
  );
}
