import type { ReactNode } from 'react';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Autocomplete from '@material-ui/lab/Autocomplete';

/** One of the things to choose from. */
export interface Choice {
  value: string;
  /** What people call it, where that is not the value. */
  title?: string;
  /** What is special about it, in a few words. */
  hint?: string;
}

export interface ChoiceFieldProps {
  id: string;
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** Absent while they are not known: any text can be typed all the same. */
  choices: readonly Choice[] | undefined;
  required?: boolean;
  disabled?: boolean;
  placeholder?: string;
  /** Mistakes, in sentences. */
  errors?: readonly string[];
  help?: ReactNode;
}

/** A text that is usually one of a list. What a person typed stays, whether or not it is in there. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, value, onChange, choices = [], errors = [], help } = props;
  return (
    <Autocomplete
      id={id}
      freeSolo
      openOnFocus
      disabled={props.disabled}
      options={choices.map(choice => choice.value)}
      value={value ?? null}
      inputValue={value ?? ''}
      onChange={(_event, chosen) => onChange(chosen ?? undefined)}
      onInputChange={(_event, text, reason) => {
        // What the component sets by itself would undo what a person types.
        if (reason === 'input') {
          onChange(text === '' ? undefined : text);
        }
      }}
      renderOption={option => (
        <ChoiceLine choice={choices.find(each => each.value === option)} />
      )}
      renderInput={params => (
        <TextField
          {...params}
          label={props.label}
          required={props.required}
          placeholder={props.placeholder}
          error={errors.length > 0}
          helperText={errors.length > 0 ? errors.join(' ') : help}
          fullWidth
        />
      )}
    />
  );
}

function ChoiceLine({ choice }: { choice: Choice | undefined }) {
  const words = [
    choice?.title !== choice?.value && choice?.title,
    choice?.hint,
  ].filter(Boolean);
  return (
    <Typography variant="body2" component="span">
      {choice?.value}
      {words.length > 0 && ` (${words.join(', ')})`}
    </Typography>
  );
}
