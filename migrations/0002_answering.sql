CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text_bn" text NOT NULL,
	"text_en" text NOT NULL,
	"path" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"response_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"received" integer DEFAULT 0 NOT NULL,
	"sha256" text,
	"state" text DEFAULT 'receiving' NOT NULL,
	"refusal" text,
	"file_id" uuid,
	"original_file_id" uuid,
	"thumbnail_file_id" uuid,
	"width" integer,
	"height" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachments_responseId_name_unique" UNIQUE("response_id","name")
);
--> statement-breakpoint
CREATE TABLE "orientations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"municipality_code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"way" text NOT NULL,
	"held_on" date NOT NULL,
	"note" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_schedules" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"days_after_due" integer NOT NULL,
	"audience" text NOT NULL,
	CONSTRAINT "reminder_schedules_roundId_daysAfterDue_audience_unique" UNIQUE("round_id","days_after_due","audience")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"round_id" uuid NOT NULL,
	"response_id" uuid,
	"region_code" text,
	"schedule_id" uuid,
	"person_id" uuid NOT NULL,
	"sent_by" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"response_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "telephone_calls" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"response_id" uuid NOT NULL,
	"officer_id" uuid NOT NULL,
	"speaker" text NOT NULL,
	"speaker_designation" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_back_at" timestamp with time zone,
	"confirmed" boolean,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "persons" ADD COLUMN "notice_mail" text DEFAULT 'each' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "response_id" uuid;--> statement-breakpoint
ALTER TABLE "response_drafts" ADD COLUMN "reasons" jsonb;--> statement-breakpoint
ALTER TABLE "response_drafts" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "reasons" jsonb;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "request_id" uuid;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "channel" text DEFAULT 'web' NOT NULL;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "given_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "flags" jsonb;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "signed_by" uuid;--> statement-breakpoint
ALTER TABLE "response_revisions" ADD COLUMN "signed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "mayor_signs" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "practice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "unlike_share" double precision DEFAULT 0.5;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_original_file_id_files_id_fk" FOREIGN KEY ("original_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_thumbnail_file_id_files_id_fk" FOREIGN KEY ("thumbnail_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orientations" ADD CONSTRAINT "orientations_municipality_code_municipalities_code_fk" FOREIGN KEY ("municipality_code") REFERENCES "public"."municipalities"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orientations" ADD CONSTRAINT "orientations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orientations" ADD CONSTRAINT "orientations_recorded_by_persons_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_schedules" ADD CONSTRAINT "reminder_schedules_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_sent_by_persons_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_links" ADD CONSTRAINT "response_links_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_links" ADD CONSTRAINT "response_links_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_links" ADD CONSTRAINT "response_links_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telephone_calls" ADD CONSTRAINT "telephone_calls_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "telephone_calls" ADD CONSTRAINT "telephone_calls_officer_id_persons_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_person_id_created_at_index" ON "notices" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "orientations_municipality_code_index" ON "orientations" USING btree ("municipality_code");--> statement-breakpoint
CREATE INDEX "reminders_round_id_index" ON "reminders" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "reminders_response_id_index" ON "reminders" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "response_links_response_id_index" ON "response_links" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "telephone_calls_response_id_index" ON "telephone_calls" USING btree ("response_id");--> statement-breakpoint
ALTER TABLE "response_revisions" ADD CONSTRAINT "response_revisions_signed_by_persons_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_drafts" ADD CONSTRAINT "response_drafts_responseId_requestId_unique" UNIQUE("response_id","request_id");--> statement-breakpoint
ALTER TABLE "response_revisions" ADD CONSTRAINT "response_revisions_responseId_requestId_unique" UNIQUE("response_id","request_id");