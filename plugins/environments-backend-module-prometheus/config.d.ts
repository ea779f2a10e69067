export interface Config {
  environments?: {
    /** Indicators of environments, read from Prometheus or what speaks its API. */
    prometheus?: {
      /** How often each instance is asked, in seconds. Defaults to 15. */
      pollSeconds?: number;
      instances: Array<{
        /** The value of the annotation `prometheus.io/service-name`; the first instance serves environments without it. */
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
      }>;
      /** Changes the shipped indicators by their id, or adds others. */
      indicators?: Array<{
        /** `request-rate`, `error-ratio`, `latency-p95`, or an id of your own. */
        id: string;
        title?: string;
        unit?: 'requests/s' | 'ratio' | 'seconds' | 'count';
        /** PromQL in which `=~"$namespaces"` stands for the namespaces of an environment. */
        query?: string;
        /** Above it the indicator is a warning. */
        warning?: number;
        /** Above it the indicator is critical. */
        critical?: number;
      }>;
    };
  };
}
