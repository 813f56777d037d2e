import { jsonb, pgTable, text } from "drizzle-orm/pg-core";

/** What the installation itself remembers: its secret, whether it shows sample content, which facts it has loaded. */
export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().$type<unknown>().notNull(),
});
