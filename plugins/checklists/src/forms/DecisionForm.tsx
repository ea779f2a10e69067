import { useState } from 'react';
import {
  waiverDecisionSchema,
  type ChecklistItemResult,
  type Waiver,
  type WaiverDecision,
} from '@flightdeck/plugin-environments-common';
import { WaiverFacts } from '../drawer/WaiverFacts';
import { FormDialog, type FormProps } from './FormDialog';
import { LabelledField } from './LabelledField';
import { hintOf, readDraft } from './readDraft';

const VERBS = { approve: 'Approve', deny: 'Deny', revoke: 'Revoke' } as const;

/** Decides on a waiver that somebody asked for, or ends one. */
export function DecisionForm(
  props: FormProps & {
    result: ChecklistItemResult;
    waiver: Waiver;
    decision: WaiverDecision['decision'];
  },
) {
  const { result, waiver, decision, writer, onClose } = props;
  const [reason, setReason] = useState('');
  const verb = VERBS[decision];
  const { complaints, request } = readDraft(waiverDecisionSchema, {
    decision,
    reason,
  });
  return (
    <FormDialog
      title={`${verb} the waiver of “${result.item.title}”`}
      submit={`${verb} waiver`}
      complaints={complaints}
      form={props}
      onSubmit={
        request &&
        (() =>
          writer.run(
            { kind: 'decide', waiverId: waiver.id, request },
            { onDone: onClose },
          ))
      }
    >
      <WaiverFacts waiver={waiver} />
      <LabelledField
        label="Reason"
        required
        multiline
        value={reason}
        inputProps={{ maxLength: 1000 }}
        {...hintOf(
          complaints.reason,
          reason,
          'Why you decide so. It is kept with the checklist.',
        )}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
