export interface Config {
  environments?: {
    /** Indicators, volumes and alerts of environments, read from Prometheus or what speaks its API. */
    prometheus?: {
      /** How often each instance is asked for indicators, in seconds. Defaults to 15. */
      pollSeconds?: number;
      instances: Array<{
        /** The value of the annotation `prometheus.io/service-name`. */
        name: string;
        /** Base URL, for example `https://prometheus.example.com`. */
        url: string;
        /** Sent with every request. @deepVisibility secret */
        headers?: { [name: string]: string };
        /** @visibility secret */
        bearerToken?: string;
        /** @deepVisibility secret */
        basicAuth?: { username: string; password: string };
        /** The tenant of a shared installation, sent as `X-Scope-OrgID`. */
        tenant?: string;
        /**
         * The clusters whose metrics it holds: it serves their environments. One instance may leave
         * it out, and serves the environments of all other clusters.
         */
        clusters?: string[];
        /** Tells the clusters of an instance apart. */
        clusterLabel?: {
          /** The name of the label, for example `cluster`. */
          name: string;
          /** What the label says of a cluster, where that is not the cluster's name. */
          values?: { [cluster: string]: string };
        };
        /** The label of alerts that names their namespace. Defaults to `namespace`. */
        namespaceLabel?: string;
        /** Where silences are read. */
        alertmanager?: {
          /** Base URL, for example `https://alertmanager.example.com`. */
          url: string;
          /** Sent with every request. @deepVisibility secret */
          headers?: { [name: string]: string };
          /** @visibility secret */
          bearerToken?: string;
          /** @deepVisibility secret */
          basicAuth?: { username: string; password: string };
          /** The tenant of a shared installation, sent as `X-Scope-OrgID`. */
          tenant?: string;
        };
      }>;
      /** Changes the shipped indicators by their id, or adds others. */
      indicators?: Array<{
        /**
         * `request-rate`, `error-ratio`, `latency-p95`, `cpu-saturation`, `memory-saturation`,
         * `cpu-throttled`, `queue-length`, `volume-usage`, `certificate-expiry`, or an id of your
         * own.
         */
        id: string;
        /** Leaves a shipped indicator out. */
        disabled?: boolean;
        title?: string;
        unit?: 'requests/s' | 'ratio' | 'seconds' | 'count' | 'bytes';
        /** PromQL in which `=~"$namespaces"` stands for the namespaces of an environment. */
        query?: string;
        /** Instead of `query`: the first that has a sample tells the value. */
        queries?: string[];
        /** Beyond it the indicator is a warning. */
        warning?: number;
        /** Beyond it the indicator is critical. */
        critical?: number;
        /** The side of the thresholds on which trouble lies. Defaults to `above`. */
        trouble?: 'above' | 'below';
        /**
         * Not told of where it was never measured. Otherwise an indicator without a sample is
         * unknown. Defaults to false for an indicator of your own.
         */
        optional?: boolean;
        /** Says nothing, and is not unknown, while `request-rate` is 0. */
        needsTraffic?: boolean;
      }>;
    };
  };
}
