import TextField from '@material-ui/core/TextField';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  FlightdeckQueryProvider,
  useCluster,
} from '@flightdeck/plugin-environments-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { ChoiceField } from '../../shared/ChoiceField';
import { ChoiceRadios } from '../../shared/ChoiceRadios';
import { errorsAt } from '../../shared/errorsAt';
import { FieldSection } from '../../shared/FieldSection';
import { KnownByCluster } from '../../shared/KnownByCluster';
import { type FormSoFar, readContext } from '../../shared/readForm';
import { Sentence } from '../../shared/Sentence';
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
        <EntryQuestions {...props} form={form} />
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

function EntryQuestions(props: Props & { form: FormSoFar }) {
  const { disabled, errorSchema, form, idSchema, onChange } = props;
  const value = props.formData ?? {};
  const id = idSchema?.$id ?? 'flightdeck-exposure';
  const cluster = useCluster(form.cluster);
  const classes = cluster.data?.ingressClasses;
  const issuers = cluster.data?.issuers;
  return (
    <>
      <div>
        <ChoiceField
          id={`${id}_ingressClass`}
          label="Ingress class"
          help="The usual one of the blueprint, if you say nothing."
          disabled={disabled}
          value={value.ingressClass}
          onChange={ingressClass => onChange({ ...value, ingressClass })}
          choices={classes?.map(({ name, default: isDefault }) => ({
            value: name,
            hint: isDefault ? 'default' : undefined,
          }))}
          errors={errorsAt(errorSchema, 'ingressClass')}
        />
        <KnownByCluster
          cluster={form.cluster}
          live={cluster}
          what="ingress class"
          plural="ingress classes"
          chosen={value.ingressClass}
          names={classes?.map(({ name }) => name)}
        />
      </div>
      <div>
        <ChoiceField
          id={`${id}_issuer`}
          label="Certificate issuer"
          help="The ClusterIssuer of cert-manager."
          placeholder="letsencrypt-prod"
          disabled={disabled}
          value={value.issuer}
          onChange={issuer => onChange({ ...value, issuer })}
          choices={issuers?.map(name => ({ value: name }))}
          errors={errorsAt(errorSchema, 'issuer')}
        />
        {cluster.data?.served.Certificate === false ? (
          <Sentence tone="warning" word="Not served">
            {`Cluster '${form.cluster}' has no cert-manager: it will make no certificates.`}
          </Sentence>
        ) : (
          <KnownByCluster
            cluster={form.cluster}
            live={cluster}
            what="ClusterIssuer"
            plural="certificate issuers"
            chosen={value.issuer}
            names={issuers}
          />
        )}
      </div>
    </>
  );
}
