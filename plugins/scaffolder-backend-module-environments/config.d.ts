export interface Config {
  environments?: {
    templates?: {
      /** A folder of templates instead of the shipped ones: one folder for each blueprint, and `shared`. */
      directory?: string;
    };
  };
}
