/**
 * What tests of others need beside the servers of the sandbox.
 *
 * @packageDocumentation
 */
export {
  createContract,
  type Exchange,
} from './argocd/contract/createContract';
