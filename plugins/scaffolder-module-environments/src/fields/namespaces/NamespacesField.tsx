import TextField from '@material-ui/core/TextField';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type {
  ServiceEnvironment,
  ServiceStage,
} from '@flightdeck/plugin-environments-common';
import { FlightdeckQueryProvider } from '@flightdeck/plugin-environments-react';
import { answerShapes, mistakesOf } from '../../shared/answerShapes';
import { ChoiceRadios } from '../../shared/ChoiceRadios';
import { FieldSection } from '../../shared/FieldSection';
import { readContext } from '../../shared/readForm';
import { Sentence } from '../../shared/Sentence';
import type { Needs } from './findShortfalls';
import { NamespaceStates } from './NamespaceStates';
import type { NamespacesAnswer } from './namespacesSchema';
import { planNamespaces } from './planNamespaces';

type Props = FieldExtensionComponentProps<NamespacesAnswer, { needs?: Needs }>;

const MODES = [
  ['create', 'Argo CD makes them'],
  ['existing', 'They are there already'],
] as const;

const LAYOUTS = [
  ['environment', 'One for each environment'],
  ['tier', 'One for each tier of an environment'],
] as const;

/** The blueprint that can be spread over several namespaces. */
const TIERED = 'gitops-web-platform';

/** The namespaces of a service: who makes them, what they are called, and whether they are there. */
export function NamespacesField(props: Props) {
  const { disabled, idSchema, onChange, schema, uiSchema } = props;
  const value = props.formData ?? {};
  const form = readContext(props.formContext);
  const id = idSchema?.$id ?? 'flightdeck-namespaces';
  const change = (part: NamespacesAnswer) => onChange({ ...value, ...part });
  const environments = planNamespaces(form, value);
  return (
    <FieldSection
      title={schema.title ?? 'Namespaces'}
      description={uiSchema['ui:description'] ?? schema.description}
    >
      <ChoiceRadios
        label="Who makes them"
        name={`${id}_mode`}
        value={value.mode ?? 'create'}
        onChange={mode => change({ mode })}
        choices={MODES}
        disabled={disabled}
      />
      {form.blueprint === TIERED && (
        <ChoiceRadios
          label="How many"
          name={`${id}_layout`}
          value={value.layout ?? 'environment'}
          onChange={layout => change({ layout })}
          choices={LAYOUTS}
          disabled={disabled}
        />
      )}
      {environments.length === 0 && (
        <Sentence tone="unknown" word="No name yet">
          Namespaces are named after the service; it has no name yet.
        </Sentence>
      )}
      <FlightdeckQueryProvider>
        {environments.map(environment => (
          <Stage
            key={environment.stage}
            id={id}
            environment={environment}
            value={value}
            change={change}
            cluster={form.cluster}
            needs={uiSchema['ui:options']?.needs}
            usual={`${form.name}-${environment.stage}`}
            disabled={disabled}
          />
        ))}
      </FlightdeckQueryProvider>
    </FieldSection>
  );
}

interface StageProps {
  id: string;
  environment: ServiceEnvironment;
  value: NamespacesAnswer;
  change: (part: NamespacesAnswer) => void;
  cluster: string | undefined;
  needs: Needs | undefined;
  /** The name that is taken when nobody says another. */
  usual: string;
  disabled: boolean;
}

function withName(
  { names = {} }: NamespacesAnswer,
  stage: ServiceStage,
  name: string,
): NamespacesAnswer {
  const { [stage]: _old, ...others } = names;
  return { names: name === '' ? others : { ...others, [stage]: name } };
}

function Stage(props: StageProps) {
  const { change, environment, id, usual, value } = props;
  const { namespaces, stage } = environment;
  const name = value.names?.[stage] ?? '';
  const mistakes =
    name === '' ? [] : mistakesOf(answerShapes.namespaceName, name);
  const label =
    value.layout === 'tier'
      ? `Names of ${stage} begin with`
      : `Namespace of ${stage}`;
  return (
    <div>
      <TextField
        id={`${id}_names_${stage}`}
        label={label}
        placeholder={usual}
        InputLabelProps={{ shrink: true }}
        inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
        value={name}
        onChange={({ target }) => change(withName(value, stage, target.value))}
        disabled={props.disabled}
        error={mistakes.length > 0}
        helperText={
          mistakes[0] ?? (name === '' ? `${usual}, if you say nothing.` : '')
        }
        fullWidth
      />
      {mistakes.length === 0 && (
        <NamespaceStates
          cluster={props.cluster}
          names={namespaces}
          mode={value.mode ?? 'create'}
          needs={value.layout === 'tier' ? undefined : props.needs}
        />
      )}
    </div>
  );
}
