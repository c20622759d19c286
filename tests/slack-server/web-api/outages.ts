// Failures that a test orders.

/**
 * What goes wrong. `processed`: the request took effect, and only its answer is lost. `retryAfter`, in
 * seconds, refuses every further request until then. After `delayMs` or `until` the answer is as usual. `raw` is what a
 * proxy answers, or what it leaves of Slack's own answer.
 */
export type Fault =
  | { readonly error: string; readonly processed?: boolean }
  | { readonly status: number; readonly processed?: boolean }
  | { readonly cut: true; readonly processed?: boolean }
  | { readonly raw: RawAnswer; readonly processed?: boolean }
  | { readonly retryAfter: number }
  | { readonly delayMs: number }
  | { readonly until: Promise<unknown> };

/** An answer as it goes over the wire; without a status it is 200. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutageRule {
  /** Such as "chat.postMessage", "response_url" or "upload"; every method where absent. */
  readonly method?: string;
  /** Id of the workspace. */
  readonly workspace?: string;
  /** Id of the channel. */
  readonly channel?: string;
  /** How many requests it hits; until `end()` where absent. */
  readonly times?: number;
  readonly fault: Fault;
}

export interface Outage {
  readonly hits: number;
  end(): void;
}

export interface Outages {
  add(rule: OutageRule): Outage;
  /** The fault that this request meets; counts it. */
  meet(request: Omit<OutageRule, "fault" | "times">): Fault | undefined;
}

export function createOutages(): Outages {
  const active = new Set<{ readonly rule: OutageRule; hits: number }>();
  return {
    add(rule) {
      const entry = { rule, hits: 0 };
      active.add(entry);
      return {
        get hits() {
          return entry.hits;
        },
        end: () => void active.delete(entry),
      };
    },
    meet(request) {
      for (const entry of active) {
        const { method, workspace, channel, times = Number.POSITIVE_INFINITY, fault } = entry.rule;
        if (method !== undefined && method !== request.method) continue;
        if (workspace !== undefined && workspace !== request.workspace) continue;
        if (channel !== undefined && channel !== request.channel) continue;
        entry.hits += 1;
        if (entry.hits >= times) active.delete(entry);
        return fault;
      }
      return undefined;
    },
  };
}
