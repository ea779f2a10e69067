import TextField from '@material-ui/core/TextField';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  FlightdeckQueryProvider,
  useServiceName,
} from '@flightdeck/plugin-environments-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { readContext } from '../../shared/readForm';
import { Sentence } from '../../shared/Sentence';
import { Unchecked } from '../../shared/Unchecked';
import { useSettled } from '../../shared/useSettled';
import { doubtSentence, takenSentence } from './nameSentences';

/** The name of a service: its rules while it is typed, and whether it is free after a pause. */
export function ServiceNameField(props: FieldExtensionComponentProps<string>) {
  const { formData, idSchema, onChange, schema, uiSchema } = props;
  const name = formData ?? '';
  const [mistake] = name === '' ? [] : mistakesOf(answerShapes.name, name);
  const { argocdInstance } = readContext(props.formContext);
  const settled = useSettled(name);
  const id = idSchema?.$id ?? 'flightdeck-service-name';
  return (
    <div>
      <TextField
        id={id}
        label={schema.title ?? 'Name'}
        required={props.required}
        disabled={props.disabled}
        value={name}
        onChange={({ target }) => onChange(target.value)}
        error={Boolean(mistake) || props.rawErrors.length > 0}
        helperText={mistake ?? uiSchema['ui:description'] ?? schema.description}
        inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
        fullWidth
      />
      <div role="status">
        {name !== '' && !mistake && (
          <FlightdeckQueryProvider>
            <NameState
              name={settled}
              isTyping={settled !== name}
              instance={argocdInstance}
            />
          </FlightdeckQueryProvider>
        )}
      </div>
    </div>
  );
}

function NameState(props: {
  name: string;
  isTyping: boolean;
  instance: string | undefined;
}) {
  const { instance, isTyping, name } = props;
  const { data, error } = useServiceName(isTyping ? '' : name, instance);
  if (isTyping || (!data && !error)) {
    return <Sentence tone="progressing" word="Checking whether it is free" />;
  }
  if (!data) {
    return <Unchecked error={error} />;
  }
  switch (data.state) {
    case 'free':
      return <Sentence tone="healthy" word="Free" />;
    case 'taken':
      return (
        <Sentence tone="critical" word="Taken">
          {takenSentence(data)}
        </Sentence>
      );
    default:
      return <Unchecked error={new Error(doubtSentence(data))} />;
  }
}
