import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  FlightdeckQueryProvider,
  useGitHosts,
} from '@flightdeck/plugin-environments-react';
import { FieldSection } from '../../shared/FieldSection';
import { readContext } from '../../shared/readForm';
import { Sentence } from '../../shared/Sentence';
import { Unchecked } from '../../shared/Unchecked';
import { useFill } from '../../shared/useFill';
import { type Place, placeKey, placesOf } from './places';
import { readIntegrations } from './readIntegrations';
import { GitQuestions, HostedQuestions } from './RepositoryQuestions';
import type { RepositoryAnswer } from './repositorySchema';
import { formatRepoUrl, parseRepoUrl } from './repoUrl';

type Props = FieldExtensionComponentProps<RepositoryAnswer>;

/** Where the repository of a service is made, and what it is called. */
export function RepositoryField(props: Props) {
  const { schema, uiSchema } = props;
  return (
    <FlightdeckQueryProvider>
      <FieldSection
        title={schema.title ?? 'Repository'}
        description={uiSchema['ui:description'] ?? schema.description}
      >
        <Questions {...props} />
      </FieldSection>
    </FlightdeckQueryProvider>
  );
}

function hostOf(value: RepositoryAnswer): string {
  return value.kind === 'git'
    ? value.host ?? ''
    : parseRepoUrl(value.repoUrl).host;
}

/** The answer for a place; what was typed of the name is taken along. */
function answerFor(
  { kind, host }: Place,
  value: RepositoryAnswer,
  usual: string,
): RepositoryAnswer {
  const { owner, repo } = parseRepoUrl(value.repoUrl);
  const name = value.name ?? (repo || usual);
  return kind === 'git'
    ? { kind, host, name: name || undefined }
    : { kind, repoUrl: formatRepoUrl({ host, owner, repo: name }) };
}

function Questions(props: Props) {
  const { disabled, formContext, idSchema, onChange } = props;
  const value = props.formData ?? {};
  const id = idSchema?.$id ?? 'flightdeck-repository';
  const { name = '' } = readContext(formContext);
  const hosts = useGitHosts();
  const config = useApi(configApiRef);
  const places = placesOf(hosts.data?.hosts ?? [], readIntegrations(config));
  // The form may put the first kind there by itself; only with a host was it chosen.
  const host = hostOf(value);
  const chosen = value.kind && host ? { kind: value.kind, host } : undefined;
  const choose = (key: string) => {
    const place = places.find(each => placeKey(each) === key);
    if (place) {
      onChange(answerFor(place, value, name));
    }
  };
  const isKnown = hosts.data !== undefined || hosts.error !== undefined;
  useFill(!chosen && isKnown && places.length === 1, () =>
    onChange(answerFor(places[0], value, name)),
  );
  return (
    <>
      <div>
        <PlaceSelect
          id={`${id}_place`}
          chosen={chosen}
          places={places}
          onChoose={choose}
          disabled={disabled}
        />
        <PlacesState
          error={hosts.error}
          isEmpty={hosts.data !== undefined && places.length === 0}
        />
      </div>
      {chosen?.kind === 'git' && (
        <GitQuestions {...props} id={id} value={value} />
      )}
      {chosen && chosen.kind !== 'git' && (
        <HostedQuestions {...props} id={id} value={value} />
      )}
    </>
  );
}

function PlaceSelect(props: {
  id: string;
  chosen: Pick<Place, 'kind' | 'host'> | undefined;
  places: readonly Place[];
  onChoose: (key: string) => void;
  disabled: boolean;
}) {
  const { chosen, disabled, id, onChoose, places } = props;
  const key = chosen ? placeKey(chosen) : '';
  const isListed = places.some(place => placeKey(place) === key);
  return (
    <FormControl fullWidth required disabled={disabled}>
      <InputLabel htmlFor={id} shrink>
        Where it is made
      </InputLabel>
      <NativeSelect
        inputProps={{ id }}
        value={key}
        onChange={({ target }) => onChoose(target.value)}
      >
        <option value="" disabled>
          Choose
        </option>
        {chosen && !isListed && <option value={key}>{chosen.host}</option>}
        {places.map(place => (
          <option key={placeKey(place)} value={placeKey(place)}>
            {place.title}
          </option>
        ))}
      </NativeSelect>
    </FormControl>
  );
}

function PlacesState(props: { error: Error | undefined; isEmpty: boolean }) {
  const { error } = props;
  if (error) {
    return <Unchecked error={error} word="Cannot be listed now" />;
  }
  return props.isEmpty ? (
    <Sentence tone="critical" word="None">
      Nowhere is configured: set environments.git.hosts, or an integration with
      GitHub, GitLab or Gitea.
    </Sentence>
  ) : null;
}
