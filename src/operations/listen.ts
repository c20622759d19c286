// Starts listening, and explains why an address can't be listened on.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SetupError } from "../ports/errors.ts";

/** Where to listen, with the names of the variables that say so. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly hostVariable: string;
  readonly portVariable: string;
}

/** Resolves to the port once the server listens. @throws SetupError if the port is taken or the address isn't this machine's */
export function listen(server: Server, place: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, place)));
    server.listen(place.port, place.host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Whether `listen` failed because another program has the port. */
export function isTaken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE";
}

function explain(error: NodeJS.ErrnoException, { host, port, hostVariable, portVariable }: Place): unknown {
  switch (error.code) {
    case "EADDRINUSE":
      return new SetupError(
        `${portVariable} ${port} is taken by another program. Stop it, or choose another: ${portVariable}=0 takes any free one.`,
        { cause: error },
      );
    case "EACCES":
      return new SetupError(`This user may not listen on port ${port}. Choose one above 1023.`, {
        cause: error,
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new SetupError(`${hostVariable} ${host} is no address of this machine. 127.0.0.1 always is.`, {
        cause: error,
      });
    default:
      return error;
  }
}
