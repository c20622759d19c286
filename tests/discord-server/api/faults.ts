// Failures that a test plans: refusals, outages, slow answers, dropped sockets, storms of 429.
import type { RefusalCode } from "./api-error.ts";

export type Fault =
  /** A refusal by its code, such as 50013. */
  | { readonly code: RefusalCode }
  /** An answer without Discord's JSON, such as 500 or 503. */
  | { readonly status: number }
  /** The answer comes so many ms later. */
  | { readonly delay: number }
  /** The socket breaks before the request is done, or after it, before its answer. */
  | { readonly drop: "before" | "after" }
  /** 429, to be tried again after so many ms. */
  | { readonly retryAfter: number; readonly global?: boolean }
  /** The answer of something in between, such as a proxy; with `done` it comes in place of Discord's, else instead of it. */
  | {
      readonly answer: {
        readonly status: number;
        readonly body?: string;
        /** text/html where it is missing. */
        readonly type?: string;
        readonly headers?: Readonly<Record<string, string>>;
        /** Whether its body never ends. */
        readonly stalls?: true;
      };
      readonly done?: boolean;
    };

export interface FaultPlan {
  /** The route's name in the log, such as "POST /channels/:channel/messages"; any where it is missing. */
  readonly route?: string;
  /** Only requests of this channel. */
  readonly channel?: { readonly id: string };
  /** How many requests it meets; one where it is missing. */
  readonly times?: number;
}

export type Faults = ReturnType<typeof createFaults>;

/** @param routes the names that a plan may give */
export function createFaults(routes: ReadonlySet<string>) {
  const plans: { plan: FaultPlan & Fault; left: number }[] = [];
  let met = 0;
  return {
    /** Requests that met a fault. */
    get met() {
      return met;
    },
    /** @throws Error for a route that does not exist */
    plan(plan: FaultPlan & Fault): void {
      if (plan.route !== undefined && !routes.has(plan.route))
        throw new Error(`There is no route ${plan.route}.`);
      plans.push({ plan, left: plan.times ?? 1 });
    },
    heal(): void {
      plans.length = 0;
    },
    /** The fault that meets this request. */
    meet(route: string, channel: string | undefined): Fault | undefined {
      const index = plans.findIndex(
        ({ plan }) =>
          (plan.route === undefined || plan.route === route) &&
          (plan.channel === undefined || plan.channel.id === channel),
      );
      const found = plans[index];
      if (found === undefined) return undefined;
      met++;
      found.left--;
      if (found.left <= 0) plans.splice(index, 1);
      return found.plan;
    },
  };
}
