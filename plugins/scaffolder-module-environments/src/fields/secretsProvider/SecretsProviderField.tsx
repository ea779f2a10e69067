import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { ClusterDescription } from '@flightdeck/plugin-environments-common';
import {
  FlightdeckQueryProvider,
  type Live,
  useCluster,
} from '@flightdeck/plugin-environments-react';
import { ChoiceField } from '../../shared/ChoiceField';
import { ChoiceRadios } from '../../shared/ChoiceRadios';
import { errorsAt } from '../../shared/errorsAt';
import { FieldSection } from '../../shared/FieldSection';
import { KnownByCluster } from '../../shared/KnownByCluster';
import { readContext } from '../../shared/readForm';
import { Sentence } from '../../shared/Sentence';
import { Unchecked } from '../../shared/Unchecked';
import type { SecretsAnswer } from './secretsSchema';

type Props = FieldExtensionComponentProps<SecretsAnswer>;
type Provider = NonNullable<SecretsAnswer['provider']>;

const PROVIDERS = [
  ['external-secrets', 'External Secrets'],
  ['infisical', 'Infisical'],
] as const;

const KINDS = {
  'external-secrets': 'ExternalSecret',
  infisical: 'InfisicalSecret',
} as const;

/** What puts secrets into the cluster, and where it takes them from. */
export function SecretsProviderField(props: Props) {
  const { schema, uiSchema } = props;
  return (
    <FlightdeckQueryProvider>
      <FieldSection
        title={schema.title ?? 'Secrets'}
        description={uiSchema['ui:description'] ?? schema.description}
      >
        <Questions {...props} />
      </FieldSection>
    </FlightdeckQueryProvider>
  );
}

function Questions(props: Props) {
  const { disabled, errorSchema, idSchema, onChange } = props;
  const value = props.formData ?? {};
  const { provider, store } = value;
  const id = idSchema?.$id ?? 'flightdeck-secrets';
  const form = readContext(props.formContext);
  const cluster = useCluster(form.cluster);
  const stores =
    provider === 'external-secrets' ? cluster.data?.secretStores : undefined;
  return (
    <>
      <div>
        <ChoiceRadios
          label="What puts them into the cluster"
          name={`${id}_provider`}
          value={provider}
          onChange={chosen => onChange({ ...value, provider: chosen })}
          choices={PROVIDERS}
          disabled={disabled}
        />
        {provider && (
          <ProviderState
            provider={provider}
            cluster={form.cluster}
            live={cluster}
          />
        )}
      </div>
      <div>
        <ChoiceField
          id={`${id}_store`}
          label={provider === 'infisical' ? 'Project of Infisical' : 'Store'}
          help={
            provider === 'infisical'
              ? 'The slug of the project that holds the secrets.'
              : 'The ClusterSecretStore that reads the secrets.'
          }
          placeholder="platform"
          disabled={disabled}
          value={store}
          onChange={chosen => onChange({ ...value, store: chosen })}
          choices={stores?.map(name => ({ value: name }))}
          errors={errorsAt(errorSchema, 'store')}
        />
        {provider === 'external-secrets' &&
          cluster.data?.served.ExternalSecret && (
            <KnownByCluster
              cluster={form.cluster}
              live={cluster}
              what="ClusterSecretStore"
              plural="secret stores"
              chosen={store}
              names={stores}
            />
          )}
      </div>
    </>
  );
}

function ProviderState(props: {
  provider: Provider;
  cluster: string | undefined;
  live: Live<ClusterDescription>;
}) {
  const { provider, cluster } = props;
  const { data, error } = props.live;
  if (!cluster || (!data && !error)) {
    return null;
  }
  const served = data?.served[KINDS[provider]];
  if (served === undefined) {
    const message =
      data && data.state !== 'ok'
        ? data.message
        : `Cluster '${cluster}' does not tell whether it serves ${KINDS[provider]}.`;
    return <Unchecked error={data ? new Error(message) : error} />;
  }
  return served ? (
    <Sentence tone="healthy" word="Served">
      {`Cluster '${cluster}' knows ${KINDS[provider]}.`}
    </Sentence>
  ) : (
    <Sentence tone="critical" word="Not served">
      {`Cluster '${cluster}' does not know ${KINDS[provider]}: the service would never get its secrets.`}
    </Sentence>
  );
}
