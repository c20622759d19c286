{{- define "kubedrill.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- /* 0440. YAML 1.1 and 1.2 read a leading zero differently. */ -}}
{{- define "kubedrill.groupCanRead" -}}288{{- end -}}

{{- define "kubedrill.podMeta" -}}
labels:
  {{- include "kubedrill.selector" . | nindent 2 }}
  {{- with .Values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  {{- /* New settings start new Pods. */}}
  checksum/config: {{ include "kubedrill.settings" . | sha256sum }}
  {{- if .Values.secrets.values }}
  checksum/secret: {{ toYaml .Values.secrets.values | sha256sum }}
  {{- end }}
  {{- with .Values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}

{{- define "kubedrill.podSpec" -}}
{{- $sources := include "kubedrill.secretSources" . | trim -}}
{{- $sqlite := eq .Values.database.kind "sqlite" -}}
{{- $ca := and (not $sqlite) .Values.database.postgres.caSecret.name -}}
serviceAccountName: {{ include "kubedrill.serviceAccount" . }}
automountServiceAccountToken: false
{{- /* Variables such as KUBEDRILL_PORT for a Service named kubedrill would look like Kubedrill's own. */}}
enableServiceLinks: false
terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .Values.podSecurity.userId }}
  runAsGroup: {{ .Values.podSecurity.groupId }}
  fsGroup: {{ .Values.podSecurity.groupId }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- if not $sqlite }}
topologySpreadConstraints:
  {{- if .Values.topologySpreadConstraints }}
  {{- toYaml .Values.topologySpreadConstraints | nindent 2 }}
  {{- else }}
  {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "kubedrill.selector" $ | nindent 8 }}
  {{- end }}
  {{- end }}
{{- end }}
{{- if .Values.litestream.enabled }}
initContainers:
  {{- include "kubedrill.litestream" . | nindent 2 }}
{{- end }}
containers:
  - name: kubedrill
    image: {{ include "kubedrill.image" . }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    command: [node, src/cli.ts, start]
    envFrom:
      - configMapRef:
          name: {{ include "kubedrill.fullname" . }}
    {{- $env := include "kubedrill.secretEnv" . | trim }}
    {{- if or $env .Values.extraEnv }}
    env:
      {{- with $env }}
      {{- . | nindent 6 }}
      {{- end }}
      {{- with .Values.extraEnv }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
    {{- end }}
    ports:
      - name: http
        containerPort: 3000
      {{- if .Values.metrics.enabled }}
      - name: metrics
        containerPort: 9464
      {{- end }}
    startupProbe:
      httpGet:
        path: /livez
        port: http
      periodSeconds: 2
      failureThreshold: {{ .Values.startupFailures }}
    readinessProbe:
      httpGet:
        path: /readyz
        port: http
      periodSeconds: 10
      timeoutSeconds: 5
    {{- /* Only a hung process fails here. A restart repairs neither a database nor a platform. */}}
    livenessProbe:
      httpGet:
        path: /livez
        port: http
      periodSeconds: 10
      timeoutSeconds: 5
      failureThreshold: 6
    {{- if include "kubedrill.isCalled" . }}
    {{- /* A Service still sends requests for a moment after a Pod's end has begun. */}}
    lifecycle:
      preStop:
        sleep:
          seconds: 5
    {{- end }}
    securityContext:
      {{- include "kubedrill.containerSecurity" . | nindent 6 }}
    resources:
      {{- toYaml .Values.resources | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      {{- if $sqlite }}
      - name: data
        mountPath: /data
      {{- end }}
      {{- if $sources }}
      - name: secrets
        mountPath: /run/kubedrill/secrets
        readOnly: true
      {{- end }}
      {{- if $ca }}
      - name: postgres-ca
        mountPath: /run/kubedrill/postgres
        readOnly: true
      {{- end }}
      {{- if .Values.contentVolume }}
      - name: content
        mountPath: /content
        readOnly: true
      {{- end }}
volumes:
  {{- /* Node's compile cache and SQLite's temporary files. */}}
  - name: tmp
    emptyDir:
      sizeLimit: 256Mi
  {{- if $sources }}
  - name: secrets
    projected:
      defaultMode: {{ include "kubedrill.groupCanRead" . }}
      sources:
        {{- $sources | nindent 8 }}
  {{- end }}
  {{- if $ca }}
  - name: postgres-ca
    secret:
      secretName: {{ .Values.database.postgres.caSecret.name }}
      defaultMode: {{ include "kubedrill.groupCanRead" . }}
      items:
        - key: {{ .Values.database.postgres.caSecret.key }}
          path: ca.crt
  {{- end }}
  {{- with .Values.contentVolume }}
  - name: content
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- if .Values.litestream.enabled }}
  - name: litestream
    configMap:
      name: {{ include "kubedrill.fullname" . }}-litestream
  {{- end }}
  {{- if and $sqlite .Values.database.sqlite.existingClaim }}
  - name: data
    persistentVolumeClaim:
      claimName: {{ .Values.database.sqlite.existingClaim }}
  {{- end }}
{{- end -}}
