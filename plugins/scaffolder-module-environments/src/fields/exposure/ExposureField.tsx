import TextField from '@material-ui/core/TextField';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { FlightdeckQueryProvider } from '@flightdeck/plugin-environments-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { ChoiceRadios } from '../../shared/ChoiceRadios';
import { errorsAt } from '../../shared/errorsAt';
import { FieldSection } from '../../shared/FieldSection';
import { type FormSoFar, readContext } from '../../shared/readForm';
import { EntryQuestions } from './EntryQuestions';
import type { ExposureAnswer } from './exposureSchema';
import { HostList } from './HostList';

type Props = FieldExtensionComponentProps<ExposureAnswer>;

const KINDS = [
  ['internal', 'From the internal network alone'],
  ['public', 'From everywhere'],
] as const;

/** How a service is reached: from where, under which host, and through what. */
export function ExposureField(props: Props) {
  const { schema, uiSchema } = props;
  const form = readContext(props.formContext);
  return (
    <FlightdeckQueryProvider>
      <FieldSection
        title={schema.title ?? 'Entry'}
        description={uiSchema['ui:description'] ?? schema.description}
      >
        <HostQuestions {...props} form={form} />
        <EntryQuestions
          id={props.idSchema?.$id ?? 'flightdeck-exposure'}
          value={props.formData ?? {}}
          onChange={props.onChange}
          cluster={form.cluster}
          errorSchema={props.errorSchema}
          disabled={props.disabled}
        />
      </FieldSection>
    </FlightdeckQueryProvider>
  );
}

function HostQuestions(props: Props & { form: FormSoFar }) {
  const { disabled, errorSchema, form, idSchema, onChange } = props;
  const value = props.formData ?? {};
  const id = idSchema?.$id ?? 'flightdeck-exposure';
  const host = value.host ?? '';
  const mistakes = host === '' ? [] : mistakesOf(answerShapes.host, host);
  const errors = mistakes.length > 0 ? mistakes : errorsAt(errorSchema, 'host');
  return (
    <>
      <ChoiceRadios
        label="Who reaches it"
        name={`${id}_kind`}
        value={value.kind ?? 'internal'}
        onChange={kind => onChange({ ...value, kind })}
        choices={KINDS}
        disabled={disabled}
      />
      <div>
        <TextField
          id={`${id}_host`}
          label="Host of production"
          placeholder="shop.example.org"
          required
          disabled={disabled}
          value={host}
          onChange={({ target }) =>
            onChange({ ...value, host: target.value || undefined })
          }
          inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
          error={errors.length > 0}
          helperText={
            errors[0] ??
            'Other stages put their name behind its first label: shop-dev.example.org.'
          }
          fullWidth
        />
        {host !== '' && mistakes.length === 0 && (
          <HostList form={form} host={host} />
        )}
      </div>
    </>
  );
}
