import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  FlightdeckQueryProvider,
  useCluster,
} from '@flightdeck/plugin-environments-react';
import { ChoiceField } from '../../shared/ChoiceField';
import { KnownByCluster } from '../../shared/KnownByCluster';
import { readContext } from '../../shared/readForm';

type Props = FieldExtensionComponentProps<string>;

/** The storage class of volumes, picked from what the chosen cluster has, or typed. */
export function StorageClassField(props: Props) {
  return (
    <FlightdeckQueryProvider>
      <Question {...props} />
    </FlightdeckQueryProvider>
  );
}

function Question(props: Props) {
  const { formContext, formData, idSchema, onChange, schema, uiSchema } = props;
  const form = readContext(formContext);
  const cluster = useCluster(form.cluster);
  const classes = cluster.data?.storageClasses;
  return (
    <div>
      <ChoiceField
        id={idSchema?.$id ?? 'flightdeck-storage-class'}
        label={schema.title ?? 'Storage class'}
        help={uiSchema['ui:description'] ?? schema.description}
        required={props.required}
        disabled={props.disabled}
        value={formData}
        onChange={onChange}
        choices={classes?.map(({ name, default: isDefault, expandable }) => ({
          value: name,
          hint: [isDefault && 'default', expandable && 'volumes can grow']
            .filter(Boolean)
            .join(', '),
        }))}
        errors={props.rawErrors}
      />
      <KnownByCluster
        cluster={form.cluster}
        live={cluster}
        what="storage class"
        plural="storage classes"
        chosen={formData}
        names={classes?.map(({ name }) => name)}
      />
    </div>
  );
}
