-- What may never change: the audit and its seals, submitted revisions, saved drafts, the history of a response.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
--> statement-breakpoint
create trigger append_only before update or delete on audit for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on audit for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on audit_seals for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only_whole before truncate on audit_seals for each statement execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on response_revisions for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on response_drafts for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on response_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on response_comments for each row execute function refuse_change();
--> statement-breakpoint
create trigger append_only before update or delete on municipality_changes for each row execute function refuse_change();
--> statement-breakpoint
-- The running number of receipts.
create sequence receipt_numbers;
