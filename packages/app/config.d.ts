export interface Config {
  auth?: {
    providers?: {
      /** @deepVisibility frontend */
      guest?: {
        /** The entity ref of the guest. */
        userEntityRef?: string;
      };

      /**
       * People as whom anyone may sign in without a password, to try what each of them may do.
       * Refused outside of development. `null` takes them away.
       *
       * @deepVisibility frontend
       */
      example?: {
        people: {
          /** The entity ref of the user; the catalog must know them, and says which team they are in. */
          userEntityRef: string;

          /** What they are called. */
          name: string;

          /** What the sign-in page says of the team they are in. */
          team?: string;

          /** What the sign-in page says they may do. */
          may?: string;
        }[];
      };
    };
  };
}
