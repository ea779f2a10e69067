import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import type { SignRequest } from '@flightdeck/plugin-environments-common';

/** What a person says of an item. */
export type Answer = SignRequest['answer'];

const ANSWERS = [
  { answer: 'confirmed', label: 'I confirm it' },
  { answer: 'refused', label: 'I refuse: it is not so' },
  { answer: 'not-applicable', label: 'It does not apply to this release' },
] as const;

/** Chooses what is said of an item. */
export function AnswerField(props: {
  answer: Answer;
  onAnswer: (answer: Answer) => void;
}) {
  return (
    <RadioGroup aria-label="Your answer" value={props.answer}>
      {ANSWERS.map(({ answer, label }) => (
        <FormControlLabel
          key={answer}
          value={answer}
          label={label}
          control={
            <Radio color="primary" onChange={() => props.onAnswer(answer)} />
          }
        />
      ))}
    </RadioGroup>
  );
}
