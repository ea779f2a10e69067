const SETTINGS = Array.from({ length: 8 }, (_, number) => `setting-${number}`);

/** What the ConfigMap of an application holds. */
export function settingValues(): Record<string, string> {
  return Object.fromEntries(SETTINGS.map(key => [key, `value of ${key}`]));
}

/** What a Pod of an ordinary web application asks for: two containers with probes and settings. */
export function podTemplate(name: string, tag: string) {
  return {
    serviceAccountName: name,
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    containers: [application(name, tag), proxy()],
    volumes: [
      { name: 'settings', configMap: { name, defaultMode: 420 } },
      { name: 'scratch', emptyDir: {} },
    ],
    tolerations: ['not-ready', 'unreachable'].map(condition => ({
      key: `node.kubernetes.io/${condition}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
  };
}

function application(name: string, tag: string) {
  return {
    name: 'app',
    image: `registry.test/${name}:${tag}`,
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    env: SETTINGS.map(key => ({
      name: key.replace('-', '_').toLocaleUpperCase('en-US'),
      valueFrom: { configMapKeyRef: { name, key } },
    })),
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '256Mi' },
    },
    readinessProbe: probe('/ready'),
    livenessProbe: probe('/live'),
    volumeMounts: [
      { name: 'settings', mountPath: '/etc/settings', readOnly: true },
      { name: 'scratch', mountPath: '/tmp' },
    ],
    securityContext: {
      runAsNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    },
  };
}

function proxy() {
  return {
    name: 'proxy',
    image: 'registry.test/proxy:3.1.0',
    imagePullPolicy: 'IfNotPresent',
    ports: [{ name: 'metrics', containerPort: 9090, protocol: 'TCP' }],
    resources: { requests: { cpu: '10m', memory: '32Mi' } },
    readinessProbe: probe('/healthz'),
  };
}

function probe(path: string) {
  return {
    httpGet: { path, port: 8080, scheme: 'HTTP' },
    periodSeconds: 10,
    timeoutSeconds: 1,
    successThreshold: 1,
    failureThreshold: 3,
  };
}
