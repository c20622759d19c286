{{- /* Variables that aren't secret. */ -}}
{{- define "kubedrill.settings" -}}
PORT: "3000"
HOST: {{ .Values.listenAddress | quote }}
{{- if .Values.metrics.enabled }}
METRICS_HOST: {{ .Values.listenAddress | quote }}
METRICS_PORT: "9464"
{{- end }}
{{- if eq .Values.database.kind "sqlite" }}
KUBEDRILL_DATABASE: /data/kubedrill.db
{{- else if .Values.database.postgres.sslMode }}
PGSSLMODE: {{ .Values.database.postgres.sslMode }}
{{- end }}
{{- if .Values.contentVolume }}
KUBEDRILL_CONTENT: /content
{{- end }}
KUBEDRILL_PLAYGROUND: {{ .Values.playground | quote }}
KUBEDRILL_CATCH_UP_HOURS: {{ .Values.catchUpHours | quote }}
{{- with .Values.keepInactiveDays }}
KUBEDRILL_KEEP_INACTIVE_DAYS: {{ . | quote }}
{{- end }}
KUBEDRILL_PURGE_AFTER_UNINSTALL_DAYS: {{ .Values.purgeAfterUninstallDays | quote }}
LOG_LEVEL: {{ .Values.logLevel }}
{{- with .Values.publicUrl }}
PUBLIC_URL: {{ . }}
{{- end }}
{{- if .Values.discord.enabled }}
DISCORD_SHARDS: {{ .Values.discord.shards | quote }}
{{- with .Values.discord.guild }}
DISCORD_GUILD: {{ . | quote }}
{{- end }}
{{- with .Values.discord.apiUrl }}
DISCORD_API_URL: {{ . }}
{{- end }}
{{- end }}
{{- if ne .Values.slack.mode "none" }}
{{- with .Values.slack.apiUrl }}
SLACK_API_URL: {{ . }}
{{- end }}
{{- end }}
{{- end -}}
