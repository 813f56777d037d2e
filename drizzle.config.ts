import { defineConfig } from "drizzle-kit";

/** `npx drizzle-kit generate` writes the next migration from the tables; migrations that were released never change. */
export default defineConfig({
  dialect: "postgresql",
  casing: "snake_case",
  schema: ["./src/platform/**/*.tables.ts", "./src/modules/**/*.tables.ts"],
  out: "./migrations",
});
