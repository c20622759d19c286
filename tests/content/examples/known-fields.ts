// Finds fields that a schema doesn't know. The compiled schemas ignore them, but the API server rejects them.

/** Returns a view of an object that remembers which fields were read, at every depth. */
export function watchFields<T extends object>(
  value: T,
): { readonly view: T; readonly listUnread: () => readonly string[] } {
  const readOf = new Map<object, Set<PropertyKey>>();
  const views = new WeakMap<object, object>();

  const watch = <U extends object>(target: U): U => {
    const known = views.get(target);
    if (known !== undefined) return known as U;
    const read = new Set<PropertyKey>();
    readOf.set(target, read);
    const view = new Proxy(target, {
      get(object, key, receiver) {
        read.add(key);
        const field: unknown = Reflect.get(object, key, receiver);
        return typeof field === "object" && field !== null ? watch(field) : field;
      },
    });
    views.set(target, view);
    return view;
  };

  /** If no field of a part was read, it's free-form: its schema doesn't describe it. */
  const listUnread = (target: object, path: string): readonly string[] => {
    const read = readOf.get(target);
    if (read === undefined || (read.size === 0 && !Array.isArray(target))) return [];
    return Object.entries(target).flatMap(([key, field]) => {
      const here = path === "" ? key : `${path}.${key}`;
      if (!read.has(key)) return [here];
      return typeof field === "object" && field !== null ? listUnread(field, here) : [];
    });
  };

  return { view: watch(value), listUnread: () => listUnread(value, "") };
}
