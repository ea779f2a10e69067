import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  signRequestSchema,
  type ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import { AnswerField, type Answer } from './AnswerField';
import { ExplanationField } from './ExplanationField';
import { FormDialog, type FormProps } from './FormDialog';
import { FormField } from './FormField';
import { readDraft, type Complaints } from './readDraft';

/** What a person must give beside their answer. */
function missingOf(
  { item }: ChecklistItemResult,
  { answer, comment, link }: { answer: Answer; comment: string; link: string },
): Complaints {
  const isConfirmed = answer === 'confirmed';
  const needsComment = !isConfirmed || item.people?.requireComment;
  return {
    comment:
      needsComment && comment.trim() === ''
        ? `it says ${isConfirmed ? 'what you looked at' : 'why'}`
        : undefined,
    link:
      isConfirmed && item.people?.requireLink && link.trim() === ''
        ? 'this item is signed with one'
        : undefined,
  };
}

/** Answers an item in the name of who is signed in. */
export function SignForm(
  props: FormProps & {
    result: ChecklistItemResult;
    /** What is chosen to begin with. */
    answer: Answer;
  },
) {
  const { result, release, writer, onClose } = props;
  const { id, people, title } = result.item;
  const [answer, setAnswer] = useState<Answer>(props.answer);
  const [comment, setComment] = useState('');
  const [link, setLink] = useState('');
  const { complaints, request } = readDraft(
    signRequestSchema,
    { releaseKey: release.key, answer, comment, link },
    missingOf(result, { answer, comment, link }),
  );
  return (
    <FormDialog
      title={`Sign “${title}”`}
      submit={answer === 'refused' ? 'Refuse' : 'Sign'}
      complaints={complaints}
      form={props}
      onSubmit={
        request &&
        (() =>
          writer.run(
            { kind: 'sign', itemId: id, request },
            { onDone: onClose },
          ))
      }
    >
      <Typography>{people?.statement}</Typography>
      <AnswerField answer={answer} onAnswer={setAnswer} />
      <ExplanationField
        label="Comment"
        required={answer !== 'confirmed' || people?.requireComment}
        value={comment}
        hint="Who may see the environment can read it."
        complaint={complaints.comment}
        onText={setComment}
      />
      <FormField
        label="Link"
        type="url"
        required={answer === 'confirmed' && people?.requireLink}
        value={link}
        hint="Where what you say can be seen."
        complaint={complaints.link}
        onText={setLink}
      />
    </FormDialog>
  );
}
