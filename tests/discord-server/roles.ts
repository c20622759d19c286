// Roles: made below the bot's own, moved, deleted, and given by the bot as Discord lets it.
import { refuse } from "./api/api-error.ts";
import { includes, type Permission, permissionBits, permissionsAt } from "./permissions.ts";
import type { Guild, Member, Role } from "./wire.ts";
import type { World } from "./world.ts";

/** PUT of a member's role. @throws ApiError in the order in which Discord looks: member, role, permission, order */
export function giveRole(world: World, guild: Guild, userId: string, roleId: string, now: number): void {
  const member = guild.members.get(userId);
  if (member === undefined) throw refuse(10007);
  const role = guild.roles.get(roleId);
  if (role === undefined) throw refuse(10011);
  const isAllowed = includes(permissionsAt(now, guild, world.bot.id), "ManageRoles");
  if (!isAllowed || role.managed || role.position >= world.botRole(guild).position) throw refuse(50013);
  guild.members.set(userId, { ...member, roles: [...new Set([...member.roles, roleId])] });
}

export function createRoleControls(world: World, newId: () => string) {
  return {
    /** A role right below the bot's own. */
    addRole(guild: Guild, name: string, permissions: readonly Permission[] = []): Role {
      const own = world.botRole(guild);
      world.addRole(guild, { ...own, position: own.position + 1 });
      const role = { id: newId(), name, permissions: permissionBits(permissions), position: own.position };
      return world.addRole(guild, role);
    },
    /** Moves a role to a place in the order; higher ones can give lower ones. */
    moveRole: (guild: Guild, role: Role, position: number): Role =>
      world.addRole(guild, { ...role, position }),
    removeRole: (guild: Guild, { id }: Role): boolean => guild.roles.delete(id),
    /** The names of the roles that a member has. */
    roleNames: (guild: Guild, { id }: { readonly id: string }): readonly string[] =>
      (guild.members.get(id)?.roles ?? []).flatMap((role) => guild.roles.get(role)?.name ?? []),
    /** A member leaves the server. */
    removeMember: (guild: Guild, { id }: { readonly id: string }): Member | undefined => {
      const member = guild.members.get(id);
      guild.members.delete(id);
      return member;
    },
  };
}
