{{/* The name of a component is `name`, what it is for `component`: (dict "root" $ "name" "backend" "component" "api"). */}}

{{- define "platform.selector" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "platform.labels" -}}
app: {{ .name }}
{{ include "platform.selector" . }}
app.kubernetes.io/component: {{ .component }}
app.kubernetes.io/part-of: {{ .root.Values.system }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
flightdeck.dev/system: {{ .root.Values.system }}
flightdeck.dev/stage: {{ .root.Values.stage }}
{{- end }}

{{- define "platform.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ . }}
runAsGroup: {{ . }}
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "platform.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end }}

{{/* What every Pod has: its account, no token of Kubernetes, and the Secrets to pull images with. */}}
{{- define "platform.pod" -}}
serviceAccountName: {{ .name }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Replicas of one component go to different nodes and zones where that is possible. */}}
{{- define "platform.spread" -}}
topologySpreadConstraints:
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "platform.selector" $ | nindent 8 }}
  {{- end }}
{{- end }}

{{- define "platform.image" -}}
{{ .root.Values.image.repository }}/{{ .image }}:{{ .root.Values.image.tag }}
{{- end }}

{{/* The address of a Service from any namespace: (dict "name" "redis-service" "namespace" "shop-prod"). */}}
{{- define "platform.address" -}}
{{ .name }}.{{ .namespace }}.svc.cluster.local
{{- end }}

{{/* Pods of another component, wherever they are: (dict "root" $ "name" "backend" "namespace" "shop-prod"). */}}
{{- define "platform.peer" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ .namespace }}
  podSelector:
    matchLabels:
      {{- include "platform.selector" . | nindent 6 }}
{{- end }}

{{- define "platform.namespacePeer" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ . }}
{{- end }}

{{/* Names are looked up in the cluster, at its DNS or the cache on the node. */}}
{{- define "platform.dnsEgress" -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
    - ipBlock:
        cidr: 169.254.20.10/32
  ports:
    - protocol: UDP
      port: 53
    - protocol: TCP
      port: 53
{{- end }}

{{/* The port of an address over HTTP. */}}
{{- define "platform.portOf" -}}
{{- $url := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $port | default (ternary "80" "443" (eq $url.scheme "http")) -}}
{{- end }}

{{/* Every namespace once, in their order. */}}
{{- define "platform.namespaces" -}}
{{- with .Values.namespaces }}
{{- list .frontend .backend .worker .data | uniq | toJson }}
{{- end }}
{{- end }}

{{/* What the API and the worker are told by ConfigMaps, each in its namespace. */}}
{{- define "platform.configuration" -}}
SERVICE_NAME: {{ .Values.system | quote }}
LOG_LEVEL: {{ .Values.logLevel | quote }}
{{- if .Values.postgres.replica.enabled }}
DATABASE_HOST: {{ include "platform.address" (dict "name" "pgbouncer-service" "namespace" .Values.namespaces.data) }}
DATABASE_READ_NAME: {{ printf "%s_read" .Values.postgres.database | quote }}
{{- else }}
DATABASE_HOST: {{ include "platform.address" (dict "name" "postgres-service" "namespace" .Values.namespaces.data) }}
{{- end }}
DATABASE_PORT: "5432"
DATABASE_NAME: {{ .Values.postgres.database | quote }}
DATABASE_USER: {{ .Values.postgres.user | quote }}
REDIS_HOST: {{ include "platform.address" (dict "name" "redis-service" "namespace" .Values.namespaces.worker) }}
REDIS_PORT: "6379"
FILES_KIND: {{ .Values.files.kind | quote }}
FILES_ENDPOINT: {{ .Values.files.endpoint | quote }}
FILES_BUCKET: {{ .Values.files.bucket | quote }}
{{- end }}

{{/* What belongs to a release of Argo CD is applied in this order. */}}
{{- define "platform.wave" -}}
argocd.argoproj.io/sync-wave: {{ . | quote }}
{{- end }}

{{/* Volumes and namespaces outlive what uses them: nobody loses data by a sync or an uninstall. */}}
{{- define "platform.kept" -}}
argocd.argoproj.io/sync-options: Prune=false,Delete=false
helm.sh/resource-policy: keep
{{- end }}
