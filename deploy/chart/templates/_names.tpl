{{- define "kubedrill.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "kubedrill.fullname" -}}
{{- $name := include "kubedrill.name" . -}}
{{- $both := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- default $both .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- end -}}

{{- define "kubedrill.selector" -}}
app.kubernetes.io/name: {{ include "kubedrill.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "kubedrill.labels" -}}
{{ include "kubedrill.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "kubedrill.serviceAccount" -}}
{{- default (ternary (include "kubedrill.fullname" .) "default" .Values.serviceAccount.create) .Values.serviceAccount.name -}}
{{- end -}}

{{- define "kubedrill.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}{{ .repository }}@{{ .digest }}{{- else -}}{{ .repository }}:{{ default $.Chart.AppVersion .tag }}{{- end -}}
{{- end -}}
{{- end -}}

{{- /* Whether anything inside the cluster or outside calls port 3000, except probes. */ -}}
{{- define "kubedrill.isCalled" -}}
{{- if or (eq .Values.slack.mode "http") (eq .Values.playground "on") -}}true{{- end -}}
{{- end -}}

{{- /* The host in publicUrl, without a port. */ -}}
{{- define "kubedrill.publicHost" -}}
{{- (urlParse .Values.publicUrl).hostname -}}
{{- end -}}

{{- define "kubedrill.workload" -}}
{{- ternary "statefulset" "deployment" (eq .Values.database.kind "sqlite") -}}/{{ include "kubedrill.fullname" . }}
{{- end -}}
