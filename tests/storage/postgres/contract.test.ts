// PostgreSQL passes the contract of storage and its laws.
import { openOnPostgres } from "../../support/storage/postgres.ts";
import { describeStorage } from "../contract/describe-storage.ts";
import { describeLaws } from "../contract/laws/laws.ts";

describeStorage("PostgreSQL", openOnPostgres);
describeLaws("PostgreSQL", openOnPostgres, 5);
