// The kinds that the content shows or the chart renders, and the published models with their schemas.
import { CiliumEgressGatewayPolicy } from "@kubernetes-models/cilium/cilium.io/v2/CiliumEgressGatewayPolicy";
import { CiliumNetworkPolicy } from "@kubernetes-models/cilium/cilium.io/v2/CiliumNetworkPolicy";
import { BackendTLSPolicy } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/BackendTLSPolicy";
import { Gateway } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway";
import { GRPCRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/GRPCRoute";
import { HTTPRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/HTTPRoute";
import { ReferenceGrant } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/ReferenceGrant";
import { TCPRoute } from "@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1alpha2/TCPRoute";
import { ServiceEntry } from "@kubernetes-models/istio/networking.istio.io/v1/ServiceEntry";
import { VirtualService } from "@kubernetes-models/istio/networking.istio.io/v1/VirtualService";
import { AuthorizationPolicy } from "@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy";
import { PeerAuthentication } from "@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication";
import { Telemetry } from "@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry";
import { PrometheusRule } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule";
import { ServiceMonitor } from "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { StatefulSet } from "kubernetes-models/apps/v1/StatefulSet";
import { EndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { IngressClass } from "kubernetes-models/networking.k8s.io/v1/IngressClass";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { ServiceCIDR } from "kubernetes-models/networking.k8s.io/v1/ServiceCIDR";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { Pod } from "kubernetes-models/v1/Pod";
import { Secret } from "kubernetes-models/v1/Secret";
import { Service } from "kubernetes-models/v1/Service";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";

/** A model's constructor. It accepts anything; `validate` throws if that violates the schema. */
type Model = (new (
  data: never,
) => { validate(): void }) & { readonly apiVersion: string; readonly kind: string };

const models: readonly Model[] = [
  AuthorizationPolicy,
  BackendTLSPolicy,
  CiliumEgressGatewayPolicy,
  CiliumNetworkPolicy,
  ConfigMap,
  Deployment,
  EndpointSlice,
  Gateway,
  GRPCRoute,
  HTTPRoute,
  Ingress,
  IngressClass,
  NetworkPolicy,
  PeerAuthentication,
  Pod,
  PodDisruptionBudget,
  PrometheusRule,
  ReferenceGrant,
  Secret,
  Service,
  ServiceAccount,
  ServiceCIDR,
  ServiceEntry,
  ServiceMonitor,
  StatefulSet,
  Telemetry,
  VirtualService,
];

/** Gateway API v1.6 moved TCPRoute from v1alpha2 to v1 without changing its fields. The models are older. */
const olderModels: Readonly<Record<string, Model>> = { "gateway.networking.k8s.io/v1 TCPRoute": TCPRoute };

/** The model of a kind, possibly of an older version with the same fields. */
export function findModel(apiVersion: string, kind: string): Model | undefined {
  return (
    models.find((model) => model.apiVersion === apiVersion && model.kind === kind) ??
    olderModels[`${apiVersion} ${kind}`]
  );
}
