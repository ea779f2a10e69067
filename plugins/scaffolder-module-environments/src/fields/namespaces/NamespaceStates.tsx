import type { NamespaceDescription } from '@flightdeck/plugin-environments-common';
import {
  type Live,
  useNamespaces,
} from '@flightdeck/plugin-environments-react';
import { Sentence } from '../../shared/Sentence';
import { Unchecked } from '../../shared/Unchecked';
import { useSettled } from '../../shared/useSettled';
import type { Needs } from './findShortfalls';
import { judgeNamespace } from './judgeNamespace';
import type { NamespacesAnswer } from './namespacesSchema';
import { QuotaTable } from './QuotaTable';

export interface NamespaceStatesProps {
  cluster: string | undefined;
  names: readonly string[];
  mode: NonNullable<NamespacesAnswer['mode']>;
  needs: Needs | undefined;
}

/** Whether namespaces are as they must be, each in a line. */
export function NamespaceStates(props: NamespaceStatesProps) {
  const { cluster } = props;
  const settled = useSettled(props.names.join(' '));
  const names = settled.split(' ');
  const found = useNamespaces(cluster, names);
  if (!cluster) {
    return (
      <Sentence tone="unknown" word="No cluster yet">
        It is checked when a cluster is chosen.
      </Sentence>
    );
  }
  return (
    <div role="status">
      {names.map((name, index) => (
        <NamespaceState
          key={name}
          name={name}
          live={found[index]}
          mode={props.mode}
          needs={props.needs}
          isTold={names.length > 1}
        />
      ))}
    </div>
  );
}

interface NamespaceStateProps {
  name: string;
  live: Live<NamespaceDescription>;
  mode: NamespaceStatesProps['mode'];
  needs: Needs | undefined;
  /** Whether the name must be told: there are several. */
  isTold: boolean;
}

function NamespaceState(props: NamespaceStateProps) {
  const { live, mode, name, needs, isTold } = props;
  const { data, error } = live;
  const told = isTold ? `${name}. ` : '';
  if (!data) {
    return error ? (
      <Unchecked
        error={error}
        word="Cannot be told now"
        what={isTold ? name : undefined}
      />
    ) : (
      <Sentence tone="progressing" word="Checking">
        {name}
      </Sentence>
    );
  }
  const { tone, word, sentence = '' } = judgeNamespace(mode, data, needs);
  return (
    <>
      <Sentence tone={tone} word={word}>
        {`${told}${sentence}`}
      </Sentence>
      {mode === 'existing' && data.quotas && data.quotas.length > 0 && (
        <QuotaTable namespace={name} quotas={data.quotas} />
      )}
      {data.problems.map(({ what, message }) => (
        <Sentence key={what} tone="unknown" word="Not known">
          {message}
        </Sentence>
      ))}
    </>
  );
}
