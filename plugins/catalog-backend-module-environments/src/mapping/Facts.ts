/** What an object is said to belong to, as far as anything says so. */
export interface Facts {
  system?: string;
  stage?: string;
  /** A reference to an entity. */
  owner?: string;
}
