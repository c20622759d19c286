// Kinds without a model in any installed package: why, and their fields that the content uses.
import { z } from "zod";

const metadata = z.strictObject({ name: z.string(), namespace: z.string().optional() });
const cidr = z.string().regex(/^[0-9a-f.:]+\/\d+$/);
const labels = z.strictObject({ matchLabels: z.record(z.string(), z.string()) });

/** The schemas describe a document without `apiVersion` and `kind`. */
export const kindsWithoutModel: Readonly<
  Record<string, { readonly reason: string; readonly rest: z.ZodType }>
> = {
  "metallb.io/v1beta1 IPAddressPool": {
    reason: "MetalLB's kinds have no models on npm.",
    rest: z.strictObject({
      metadata,
      spec: z.strictObject({ addresses: z.array(z.string().regex(/^[\d.]+(-[\d.]+|\/\d+)$/)).min(1) }),
    }),
  },
  "metallb.io/v1beta1 L2Advertisement": {
    reason: "MetalLB's kinds have no models on npm.",
    rest: z.strictObject({ metadata, spec: z.strictObject({ ipAddressPools: z.array(z.string()) }) }),
  },
  "multicluster.x-k8s.io/v1alpha1 ServiceExport": {
    reason: "The Multi-Cluster Services API has no models on npm.",
    rest: z.strictObject({ metadata }),
  },
  "policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy": {
    reason: "The Network Policy API has no models on npm.",
    rest: z.strictObject({
      metadata: z.strictObject({ name: z.string() }),
      spec: z.strictObject({
        tier: z.enum(["Admin", "Baseline"]),
        priority: z.int().min(0).max(1000),
        subject: z.strictObject({ namespaces: labels }),
        ingress: z.array(
          z.strictObject({
            name: z.string().max(100).optional(),
            action: z.enum(["Accept", "Deny", "Pass"]),
            from: z.array(z.strictObject({ namespaces: labels })).min(1),
          }),
        ),
      }),
    }),
  },
  "projectcalico.org/v3 IPPool": {
    reason: "Calico's kinds have no models on npm.",
    rest: z.strictObject({
      metadata,
      spec: z.strictObject({
        cidr,
        vxlanMode: z.enum(["Always", "CrossSubnet", "Never"]).optional(),
        ipipMode: z.enum(["Always", "CrossSubnet", "Never"]).optional(),
        natOutgoing: z.boolean().optional(),
      }),
    }),
  },
  "kubeproxy.config.k8s.io/v1alpha1 KubeProxyConfiguration": {
    reason: "A component's configuration file: it's in no API schema and has no metadata.",
    rest: z.strictObject({ mode: z.enum(["iptables", "ipvs", "nftables", "kernelspace"]) }),
  },
};

/** YAML that isn't a manifest, by the question or page that shows it. */
export const plainFiles: Readonly<Record<string, { readonly reason: string; readonly file: z.ZodType }>> = {
  "snat-masquerade-custom-ranges": {
    reason: "ip-masq-agent reads its own file from a ConfigMap.",
    file: z.strictObject({ nonMasqueradeCIDRs: z.array(cidr), resyncInterval: z.string().regex(/^\d+s$/) }),
  },
};
