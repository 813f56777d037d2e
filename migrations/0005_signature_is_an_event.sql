ALTER TABLE "response_revisions" DROP CONSTRAINT "response_revisions_signed_by_persons_id_fk";
--> statement-breakpoint
ALTER TABLE "response_revisions" DROP COLUMN "signed_by";--> statement-breakpoint
ALTER TABLE "response_revisions" DROP COLUMN "signed_at";