import { useState } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import {
  signRequestSchema,
  type ChecklistItemResult,
  type SignRequest,
} from '@flightdeck/plugin-environments-common';
import { FormDialog, type FormProps } from './FormDialog';
import { LabelledField } from './LabelledField';
import { hintOf, readDraft, type Complaints } from './readDraft';

const ANSWERS = [
  { answer: 'confirmed', label: 'I confirm it' },
  { answer: 'refused', label: 'I refuse: it is not so' },
  { answer: 'not-applicable', label: 'It does not apply to this release' },
] as const;

type Answer = SignRequest['answer'];

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
export function SignForm(props: FormProps & { result: ChecklistItemResult }) {
  const { result, releaseKey, writer, onClose } = props;
  const { id, people, title } = result.item;
  const [answer, setAnswer] = useState<Answer>('confirmed');
  const [comment, setComment] = useState('');
  const [link, setLink] = useState('');
  const { complaints, request } = readDraft(
    signRequestSchema,
    { releaseKey, answer, comment, link },
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
      <RadioGroup
        aria-label="Your answer"
        value={answer}
        onChange={({ target }) =>
          setAnswer(
            ANSWERS.find(each => each.answer === target.value)?.answer ??
              'confirmed',
          )
        }
      >
        {ANSWERS.map(each => (
          <FormControlLabel
            key={each.answer}
            value={each.answer}
            label={each.label}
            control={<Radio color="primary" />}
          />
        ))}
      </RadioGroup>
      <LabelledField
        label="Comment"
        multiline
        required={answer !== 'confirmed' || people?.requireComment}
        value={comment}
        inputProps={{ maxLength: 1000 }}
        {...hintOf(complaints.comment, comment, 'Everybody can read it.')}
        onChange={({ target }) => setComment(target.value)}
      />
      <LabelledField
        label="Link"
        type="url"
        required={answer === 'confirmed' && people?.requireLink}
        value={link}
        {...hintOf(complaints.link, link, 'Where what you say can be seen.')}
        onChange={({ target }) => setLink(target.value)}
      />
    </FormDialog>
  );
}
