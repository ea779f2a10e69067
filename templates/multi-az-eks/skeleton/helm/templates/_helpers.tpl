{{/* What finds the Pods of the application. */}}
{{- define "application.selector" -}}
app.kubernetes.io/name: backend
app.kubernetes.io/instance: {{ .Values.system }}-{{ .Values.stage }}
{{- end -}}

{{/* What every object is labelled with; call it with (list . COMPONENT). */}}
{{- define "application.labels" -}}
{{- $root := index . 0 -}}
{{ include "application.selector" $root }}
app.kubernetes.io/part-of: {{ $root.Values.system }}
app.kubernetes.io/component: {{ index . 1 }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/version: {{ $root.Values.image.tag | quote }}
flightdeck.dev/system: {{ $root.Values.system }}
flightdeck.dev/stage: {{ $root.Values.stage }}
{{- end -}}

{{- define "application.isRollout" -}}
{{- if ne .Values.strategy "rolling" }}true{{ end -}}
{{- end -}}

{{/* What secret managers know the secrets of this stage by: no slashes, which some refuse. */}}
{{- define "application.secretKey" -}}
{{ .Values.system }}-{{ .Values.stage }}
{{- end -}}

{{- define "application.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* The Pod template, which a Deployment and a Rollout have in common. */}}
{{- define "application.pod" -}}
metadata:
  labels:
    {{- include "application.labels" (list . "api") | nindent 4 }}
    flightdeck.dev/part: application
    {{- if eq .Values.cloud "azure" }}
    azure.workload.identity/use: "true"
    {{- end }}
  annotations:
    prometheus.io/scrape: "true"
    prometheus.io/port: "8000"
    prometheus.io/path: /metrics
    # Pods read the configuration when they start.
    checksum/configuration: {{ include (print .Template.BasePath "/configmap.yaml") . | sha256sum }}
spec:
  serviceAccountName: backend
  automountServiceAccountToken: false
  terminationGracePeriodSeconds: 45
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: topology.kubernetes.io/zone
      whenUnsatisfiable: {{ .Values.spread.zones }}
      labelSelector:
        matchLabels:
          {{- include "application.selector" . | nindent 10 }}
      # Each release is spread by itself, and not together with the one that leaves.
      matchLabelKeys:
        - {{ ternary "rollouts-pod-template-hash" "pod-template-hash" (eq (include "application.isRollout" .) "true") }}
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: {{ .Values.spread.hosts }}
      labelSelector:
        matchLabels:
          {{- include "application.selector" . | nindent 10 }}
  containers:
    - name: backend
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      ports:
        - name: http
          containerPort: 8000
      envFrom:
        - configMapRef:
            name: backend-config
      env:
        - name: REDIS_URL
          valueFrom:
            secretKeyRef:
              name: valkey-secret
              key: url
        {{- if eq .Values.cloud "azure" }}
        - name: AZURE_CLIENT_ID
          valueFrom:
            secretKeyRef:
              name: identity-secret
              key: client-id
        {{- end }}
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      livenessProbe:
        httpGet:
          path: /health
          port: http
        initialDelaySeconds: 10
        periodSeconds: 10
        timeoutSeconds: 3
      readinessProbe:
        httpGet:
          path: /ready
          port: http
        periodSeconds: 5
        timeoutSeconds: 3
      lifecycle:
        preStop:
          # The load balancer forgets the Pod before it stops to answer.
          exec:
            command: [sleep, "15"]
      securityContext:
        {{- include "application.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - name: documents
          mountPath: /data/documents
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: documents
      persistentVolumeClaim:
        claimName: documents
    - name: tmp
      emptyDir:
        sizeLimit: 64Mi
{{- end -}}

{{/* The Job that imports the certificate is no Pod of the application. */}}
{{- define "application.jobLabels" -}}
app.kubernetes.io/name: certificate-import
app.kubernetes.io/instance: {{ .Values.system }}-{{ .Values.stage }}
app.kubernetes.io/part-of: {{ .Values.system }}
app.kubernetes.io/component: certificates
app.kubernetes.io/managed-by: {{ .Release.Service }}
flightdeck.dev/system: {{ .Values.system }}
flightdeck.dev/stage: {{ .Values.stage }}
{{- end -}}
