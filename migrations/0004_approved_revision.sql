DROP INDEX "approved_responses";--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "approved_revision" integer;--> statement-breakpoint
UPDATE "responses" SET "approved_revision" = "revision" WHERE "state" = 'approved';--> statement-breakpoint
CREATE INDEX "approved_responses" ON "responses" USING btree ("approved_at") WHERE approved_revision is not null;