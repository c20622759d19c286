// Fields that many of Discord's payloads and answers share.
import { z } from "zod";

export const snowflake = z.string().regex(/^\d{15,20}$/);

/** Permissions, a bit for each. */
export const bits = z.string().regex(/^\d{1,20}$/);
