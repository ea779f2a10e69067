import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';

export interface ChoiceRadiosProps<T extends string> {
  label: string;
  /** Unique on the page. */
  name: string;
  value: T | undefined;
  onChange: (value: T) => void;
  /** Each with what it is called. */
  choices: readonly (readonly [choice: T, words: string])[];
  disabled?: boolean;
}

/** One of a few choices, all of them to be seen. */
export function ChoiceRadios<T extends string>(props: ChoiceRadiosProps<T>) {
  const { label, name, value, onChange, choices, disabled } = props;
  const labelId = `${name}-label`;
  return (
    <FormControl component="div" disabled={disabled}>
      <FormLabel id={labelId}>{label}</FormLabel>
      <RadioGroup
        row
        name={name}
        aria-labelledby={labelId}
        value={value ?? ''}
        onChange={(_event, chosen) => {
          const choice = choices.find(([each]) => each === chosen);
          if (choice) {
            onChange(choice[0]);
          }
        }}
      >
        {choices.map(([choice, words]) => (
          <FormControlLabel
            key={choice}
            value={choice}
            label={words}
            control={<Radio color="primary" />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
