import { useState } from 'react';
import {
  waiverDecisionSchema,
  type ChecklistItemResult,
  type Waiver,
  type WaiverDecision,
} from '@flightdeck/plugin-environments-common';
import { WaiverFacts } from '../drawer/WaiverFacts';
import { ExplanationField } from './ExplanationField';
import { FormDialog, type FormProps } from './FormDialog';
import { readDraft } from './readDraft';

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
      <ExplanationField
        label="Reason"
        required
        value={reason}
        hint="Why you decide so. It is kept with the checklist."
        complaint={complaints.reason}
        onText={setReason}
      />
    </FormDialog>
  );
}
