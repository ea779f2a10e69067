import type { ClusterDescription } from '@flightdeck/plugin-environments-common';
import { type Live, useCluster } from '@flightdeck/plugin-environments-react';
import { ChoiceField } from '../../shared/ChoiceField';
import { errorsAt } from '../../shared/errorsAt';
import { KnownByCluster } from '../../shared/KnownByCluster';
import { Sentence } from '../../shared/Sentence';
import type { ExposureAnswer } from './exposureSchema';

interface EntryQuestionsProps {
  /** What the ids of inputs begin with. */
  id: string;
  value: ExposureAnswer;
  onChange: (value: ExposureAnswer) => void;
  /** The chosen cluster. */
  cluster: string | undefined;
  errorSchema: object | undefined;
  disabled: boolean;
}

type QuestionProps = EntryQuestionsProps & { live: Live<ClusterDescription> };

/** Through what requests come in, picked from what the chosen cluster has. */
export function EntryQuestions(props: EntryQuestionsProps) {
  const live = useCluster(props.cluster);
  return (
    <>
      <IngressClassQuestion {...props} live={live} />
      <IssuerQuestion {...props} live={live} />
    </>
  );
}

function IngressClassQuestion(props: QuestionProps) {
  const { cluster, disabled, errorSchema, id, live, onChange, value } = props;
  const classes = live.data?.ingressClasses;
  return (
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
        cluster={cluster}
        live={live}
        what="ingress class"
        plural="ingress classes"
        chosen={value.ingressClass}
        names={classes?.map(({ name }) => name)}
      />
    </div>
  );
}

function IssuerQuestion(props: QuestionProps) {
  const { cluster, disabled, errorSchema, id, live, onChange, value } = props;
  const issuers = live.data?.issuers;
  return (
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
      {live.data?.served.Certificate === false ? (
        <Sentence tone="warning" word="Not served">
          {`Cluster '${cluster}' has no cert-manager: it will make no certificates.`}
        </Sentence>
      ) : (
        <KnownByCluster
          cluster={cluster}
          live={live}
          what="ClusterIssuer"
          plural="certificate issuers"
          chosen={value.issuer}
          names={issuers}
        />
      )}
    </div>
  );
}
