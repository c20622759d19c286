// Permissions in a channel, worked out as Discord does it.
import { PermissionFlagsBits as bits, OverwriteType } from "discord.js";
import { describe, expect, it } from "vitest";
import { permissionsIn } from "../../../src/platforms/discord/server/permissions.ts";

const guild = {
  id: "1",
  owner_id: "9",
  roles: [
    role("1", bits.ViewChannel | bits.SendMessages),
    role("2", bits.AttachFiles),
    role("3", bits.Administrator),
  ],
};

function role(id: string, permissions: bigint) {
  return { id, permissions: String(permissions) };
}

function overwrite(id: string, type: OverwriteType, allow: bigint, deny: bigint) {
  return { id, type, allow: String(allow), deny: String(deny) };
}

function may(bit: bigint, roles: readonly string[], ...overwrites: ReturnType<typeof overwrite>[]): boolean {
  return (permissionsIn(guild, { roles: [...roles] }, "7", overwrites) & bit) !== 0n;
}

describe("permissions in a Discord channel", () => {
  it("are those of everyone and of the member's roles", () => {
    expect(may(bits.SendMessages, [])).toBe(true);
    expect(may(bits.AttachFiles, [])).toBe(false);
    expect(may(bits.AttachFiles, ["2"])).toBe(true);
  });

  it("can be denied to everyone in a channel, and granted again to a role, then to the member", () => {
    const closed = overwrite("1", OverwriteType.Role, 0n, bits.SendMessages);
    const open = overwrite("2", OverwriteType.Role, bits.SendMessages, 0n);
    const own = overwrite("7", OverwriteType.Member, 0n, bits.SendMessages);
    expect(may(bits.SendMessages, ["2"], closed)).toBe(false);
    expect(may(bits.SendMessages, ["2"], open, closed)).toBe(true);
    expect(may(bits.SendMessages, [], open, closed)).toBe(false);
    expect(may(bits.SendMessages, ["2"], open, closed, own)).toBe(false);
  });

  it("are complete for administrators and the owner", () => {
    const closed = overwrite("1", OverwriteType.Role, 0n, bits.ViewChannel);
    expect(may(bits.ViewChannel, ["3"], closed)).toBe(true);
    expect(permissionsIn(guild, { roles: [] }, "9", [closed]) & bits.ViewChannel).toBeTruthy();
  });
});
