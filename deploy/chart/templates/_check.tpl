{{- /* Values that contradict each other. The schema checks each value alone. */ -}}
{{- define "kubedrill.check" -}}
{{- $v := .Values -}}
{{- $sqlite := eq $v.database.kind "sqlite" -}}
{{- if and $sqlite (gt (int $v.replicas) 1) -}}
{{- fail (printf "SQLite is one file for one process, so replicas can't be %d: set replicas to 1, or database.kind to postgres." (int $v.replicas)) -}}
{{- end -}}
{{- if and (not $sqlite) $v.litestream.enabled -}}
{{- fail "Litestream copies SQLite only: set litestream.enabled to false and use your PostgreSQL's backups." -}}
{{- end -}}
{{- if and $v.litestream.enabled (not $v.litestream.replica) -}}
{{- fail "Litestream needs a place for its copy: set litestream.replica, for example to {type: s3, bucket: backups, path: kubedrill}." -}}
{{- end -}}
{{- if and (eq $v.slack.mode "http") (not $v.publicUrl) -}}
{{- fail "Slack over HTTP needs the address that Slack calls: set publicUrl, for example to https://kubedrill.example.com." -}}
{{- end -}}
{{- if and (or $v.ingress.enabled $v.httpRoute.enabled) (ne $v.slack.mode "http") -}}
{{- fail "Only Slack over HTTP needs an Ingress or HTTPRoute: set slack.mode to http, or disable both." -}}
{{- end -}}
{{- if and $v.httpRoute.enabled (not $v.httpRoute.parentRefs) -}}
{{- fail "An HTTPRoute needs a Gateway: set httpRoute.parentRefs, for example to [{name: public, namespace: gateways}]." -}}
{{- end -}}
{{- if and (eq $v.playground "on") (or $v.discord.enabled (ne $v.slack.mode "none")) -}}
{{- fail "The playground runs only without Discord and Slack: set playground to off, or disable both platforms." -}}
{{- end -}}
{{- if and (gt (len $v.contentVolume) 1) -}}
{{- fail "contentVolume takes one kind of volume, for example {persistentVolumeClaim: {claimName: content}}." -}}
{{- end -}}
{{- if and (gt (int $v.keepInactiveDays) 0) (lt (int $v.keepInactiveDays) 30) -}}
{{- fail (printf "keepInactiveDays can't be %d: 0 keeps everyone, otherwise use 30 to 3650 days." (int $v.keepInactiveDays)) -}}
{{- end -}}
{{- range $v.extraEnv -}}
{{- if has .name (splitList " " (include "kubedrill.secretNames" $)) -}}
{{- fail (printf "extraEnv sets %s, which comes from a Secret: remove it from extraEnv." .name) -}}
{{- end -}}
{{- end -}}
{{- range $variable := splitList " " (include "kubedrill.secretNames" .) -}}
{{- if and $variable (not $v.secrets.existingSecret) (not (hasKey $v.secrets.refs $variable)) (not (hasKey $v.secrets.values $variable)) -}}
{{- fail (printf "%s is missing: name a Secret that has it in secrets.existingSecret, or in secrets.refs.%s." $variable $variable) -}}
{{- end -}}
{{- if and $variable (hasKey $v.secrets.refs $variable) (hasKey $v.secrets.values $variable) -}}
{{- fail (printf "%s is in secrets.refs and in secrets.values: keep one of them." $variable) -}}
{{- end -}}
{{- end -}}
{{- range $variable, $value := $v.secrets.values -}}
{{- if not (has $variable (splitList " " (include "kubedrill.secretNames" $))) -}}
{{- fail (printf "Nothing reads secrets.values.%s with these values: enable its platform or database, or remove it." $variable) -}}
{{- end -}}
{{- end -}}
{{- end -}}
