{{- /* The variables that come from Secrets, with a space between them. */ -}}
{{- define "kubedrill.secretNames" -}}
{{- $names := list -}}
{{- if eq .Values.database.kind "postgres" }}{{ $names = append $names "KUBEDRILL_DATABASE" }}{{ end -}}
{{- if .Values.discord.enabled }}{{ $names = append $names "DISCORD_TOKEN" }}{{ end -}}
{{- if eq .Values.slack.mode "socket" }}{{ $names = concat $names (list "SLACK_BOT_TOKEN" "SLACK_APP_TOKEN") }}{{ end -}}
{{- if eq .Values.slack.mode "http" -}}
{{- $names = concat $names (list "SLACK_SIGNING_SECRET" "SLACK_CLIENT_ID" "SLACK_CLIENT_SECRET" "SLACK_STATE_SECRET" "KUBEDRILL_SECRET") -}}
{{- if .Values.secrets.hasOldSecret }}{{ $names = append $names "KUBEDRILL_SECRET_OLD" }}{{ end -}}
{{- end -}}
{{- join " " $names -}}
{{- end -}}

{{- /* The Secret and key of a variable, as YAML. The argument is a dictionary of root and variable. */ -}}
{{- define "kubedrill.secretOf" -}}
{{- $values := .root.Values.secrets -}}
{{- if hasKey $values.refs .variable -}}
{{- toYaml (get $values.refs .variable) -}}
{{- else -}}
name: {{ ternary (include "kubedrill.fullname" .root) $values.existingSecret (hasKey $values.values .variable) }}
key: {{ .variable }}
{{- end -}}
{{- end -}}

{{- /* The client ID is no secret and has no _FILE. */ -}}
{{- define "kubedrill.isFile" -}}
{{- if and .root.Values.secrets.asFiles (ne .variable "SLACK_CLIENT_ID") -}}true{{- end -}}
{{- end -}}

{{- define "kubedrill.secretEnv" -}}
{{- range $variable := splitList " " (include "kubedrill.secretNames" .) -}}
{{- if $variable -}}
{{- $which := dict "root" $ "variable" $variable -}}
{{- if include "kubedrill.isFile" $which }}
- name: {{ $variable }}_FILE
  value: /run/kubedrill/secrets/{{ $variable }}
{{- else }}
- name: {{ $variable }}
  valueFrom:
    secretKeyRef:
      {{- include "kubedrill.secretOf" $which | nindent 6 }}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "kubedrill.secretSources" -}}
{{- range $variable := splitList " " (include "kubedrill.secretNames" .) -}}
{{- if $variable -}}
{{- $which := dict "root" $ "variable" $variable -}}
{{- if include "kubedrill.isFile" $which -}}
{{- $secret := include "kubedrill.secretOf" $which | fromYaml }}
- secret:
    name: {{ $secret.name }}
    items:
      - key: {{ $secret.key }}
        path: {{ $variable }}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
