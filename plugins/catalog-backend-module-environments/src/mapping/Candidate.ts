import type { Facts } from './Facts';

/** Applications of one Argo CD, in one namespace of application objects. */
export interface CandidateApplications {
  instance: string;
  namespace: string;
  /** Whether an application that names no namespace is in this one. */
  isDefaultNamespace: boolean;
  names: readonly string[];
}

/** An environment that was found. */
export interface Candidate extends Facts {
  /** The name of its entity. */
  name: string;
  title: string;
  /** The `name` of a configured cluster. */
  cluster?: string;
  /** In that cluster; none where the cluster is not known. */
  namespaces: readonly string[];
  applications?: CandidateApplications;
}

/** What was found in one place. */
export interface Candidates {
  candidates: Candidate[];
  /** Sentences about what could not be used as it is. */
  notes: string[];
}
