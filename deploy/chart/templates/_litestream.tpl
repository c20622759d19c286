{{- /* Restores a missing database, then copies changes until Kubedrill has ended: a sidecar ends after the containers. */ -}}
{{- define "kubedrill.litestream" -}}
- name: restore
  args: [restore, -config, /etc/litestream/litestream.yml, -if-db-not-exists, -if-replica-exists, /data/kubedrill.db]
  {{- include "kubedrill.litestreamContainer" . | nindent 2 }}
- name: litestream
  restartPolicy: Always
  args: [replicate, -config, /etc/litestream/litestream.yml]
  {{- include "kubedrill.litestreamContainer" . | nindent 2 }}
{{- end -}}

{{- define "kubedrill.litestreamContainer" -}}
{{- with .Values.litestream -}}
image: {{ .image.repository }}:{{ .image.tag }}
imagePullPolicy: {{ .image.pullPolicy }}
{{- with .existingSecret }}
envFrom:
  - secretRef:
      name: {{ . }}
{{- end }}
securityContext:
  {{- include "kubedrill.containerSecurity" $ | nindent 2 }}
resources:
  {{- toYaml .resources | nindent 2 }}
volumeMounts:
  - name: tmp
    mountPath: /tmp
  - name: data
    mountPath: /data
  - name: litestream
    mountPath: /etc/litestream
    readOnly: true
{{- end -}}
{{- end -}}

{{- define "kubedrill.litestreamConfig" -}}
dbs:
  - path: /data/kubedrill.db
    # With the replica's sync-interval: less than 0.1 s is lost with the volume. The defaults lose about 1 s.
    monitor-interval: 100ms
    min-checkpoint-page-count: 500
    max-checkpoint-page-count: 4000
    replicas:
      - {{ merge (deepCopy .Values.litestream.replica) (dict "sync-interval" "100ms" "snapshot-interval" "24h" "retention" "72h") | toYaml | nindent 8 | trim }}
{{- end -}}
