CREATE TABLE `action_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`to_organisation_id` text,
	`to_person_id` text,
	`due_on` text,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`answered_at` text,
	`answered_by` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_requests_kind" CHECK("action_requests"."kind" in ('new owner', 'new date')),
	CONSTRAINT "action_requests_state" CHECK("action_requests"."state" in ('waiting', 'agreed', 'declined', 'taken back')),
	CONSTRAINT "action_requests_wish" CHECK(("action_requests"."kind" = 'new owner') = ("action_requests"."to_organisation_id" is not null)
        and ("action_requests"."kind" = 'new date') = ("action_requests"."due_on" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `action_requests_waiting` ON `action_requests` (`action_id`,`kind`) WHERE "action_requests"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `action_requests_of_partnership` ON `action_requests` (`partnership_id`,`state`,`kind`,`to_organisation_id`);--> statement-breakpoint
CREATE TABLE `date_answers` (
	`partnership_id` text NOT NULL,
	`time_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text NOT NULL,
	PRIMARY KEY(`time_id`, `person_id`),
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`time_id`) REFERENCES `proposed_times`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "date_answers_answer" CHECK("date_answers"."answer" in ('yes', 'if need be', 'no'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `date_asks` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`asked_at` text NOT NULL,
	`reminded_at` text,
	`answered_at` text,
	`answered_via` text,
	`answered_by` text,
	`note` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`finding_id`) REFERENCES `date_findings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `date_asks_one_each` ON `date_asks` (`finding_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `date_asks_of_person` ON `date_asks` (`person_id`,`finding_id`);--> statement-breakpoint
CREATE INDEX `date_asks_noted` ON `date_asks` (`finding_id`) WHERE note is not null;--> statement-breakpoint
CREATE TABLE `date_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`title` text NOT NULL,
	`is_title_restricted` integer DEFAULT false NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`mode` text NOT NULL,
	`venue` text,
	`joining_link` text,
	`answer_by` text NOT NULL,
	`asks_everyone` integer NOT NULL,
	`state` text NOT NULL,
	`meeting_id` text,
	`withdrawn_reason` text,
	`round` integer DEFAULT 1 NOT NULL,
	`reported_at` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "date_findings_state" CHECK("date_findings"."state" in ('open', 'settled', 'withdrawn')),
	CONSTRAINT "date_findings_mode" CHECK("date_findings"."mode" in ('in person', 'online', 'hybrid')),
	CONSTRAINT "date_findings_settled" CHECK(("date_findings"."state" = 'settled') = ("date_findings"."meeting_id" is not null)),
	CONSTRAINT "date_findings_withdrawn" CHECK(("date_findings"."state" = 'withdrawn') = ("date_findings"."withdrawn_reason" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `date_findings_of_partnership` ON `date_findings` (`partnership_id`,`id`);--> statement-breakpoint
CREATE INDEX `date_findings_by_deadline` ON `date_findings` (`state`,`answer_by`);--> statement-breakpoint
CREATE TABLE `proposed_times` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`finding_id` text NOT NULL,
	`held_on` text NOT NULL,
	`start_time` text NOT NULL,
	`end_time` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`added_at` text NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`finding_id`) REFERENCES `date_findings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposed_times_end" CHECK("proposed_times"."ends_at" > "proposed_times"."starts_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `proposed_times_of_finding` ON `proposed_times` (`finding_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `home_visits` (
	`person_id` text PRIMARY KEY NOT NULL,
	`seen_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `incoming_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`channel` text NOT NULL,
	`received_at` text NOT NULL,
	`from_address` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`why` text NOT NULL,
	`partnership_id` text,
	`person_id` text,
	`meeting_id` text,
	`partstat` text,
	`comment` text,
	`delegated_to` text,
	`sequence` integer,
	`stamped_at` text,
	`proposed_starts_at` text,
	`proposed_ends_at` text,
	`raw` blob,
	`settled_at` text,
	`settled_by` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incoming_letters_channel" CHECK("incoming_letters"."channel" in ('mailbox', 'receiver', 'webhook')),
	CONSTRAINT "incoming_letters_kind" CHECK("incoming_letters"."kind" in ('answer', 'other time', 'delivery failure', 'automatic', 'other')),
	CONSTRAINT "incoming_letters_state" CHECK("incoming_letters"."state" in ('taken', 'parked', 'settled', 'ignored'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `incoming_letters_digest_unique` ON `incoming_letters` (`digest`);--> statement-breakpoint
CREATE INDEX `incoming_letters_of_partnership` ON `incoming_letters` (`partnership_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `incoming_letters_of_state` ON `incoming_letters` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `incoming_letters_of_meeting` ON `incoming_letters` (`meeting_id`,`kind`,`id`);--> statement-breakpoint
CREATE INDEX `incoming_letters_of_sender` ON `incoming_letters` (`from_address`,`received_at`);--> statement-breakpoint
CREATE INDEX `incoming_letters_to_forget` ON `incoming_letters` (`received_at`);--> statement-breakpoint
CREATE TABLE `reply_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`person_id` text NOT NULL,
	`partnership_id` text NOT NULL,
	`generation` integer DEFAULT 1 NOT NULL,
	`made_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reply_addresses_token_hash_unique` ON `reply_addresses` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `reply_addresses_of_person` ON `reply_addresses` (`person_id`,`partnership_id`,`generation`);--> statement-breakpoint
CREATE TABLE `agenda_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`name` text NOT NULL,
	`replaces` text,
	`items` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_templates_replacing` ON `agenda_templates` (`partnership_id`,`replaces`) WHERE replaces is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `agenda_templates_by_name` ON `agenda_templates` (`partnership_id`,lower(name));--> statement-breakpoint
CREATE TABLE `sub_group_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`sub_group_id` text NOT NULL,
	`text` text NOT NULL,
	`document_id` text,
	`is_left_out` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sub_group_id`) REFERENCES `sub_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sub_group_reports_one_each` ON `sub_group_reports` (`meeting_id`,`sub_group_id`);--> statement-breakpoint
CREATE INDEX `sub_group_reports_of_document` ON `sub_group_reports` (`document_id`);--> statement-breakpoint
CREATE TABLE `written_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`text` text NOT NULL,
	`is_left_out` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `written_updates_one_each` ON `written_updates` (`meeting_id`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `confidentiality_statements` (
	`partnership_id` text NOT NULL,
	`number` integer NOT NULL,
	`text` text NOT NULL,
	`written_at` text NOT NULL,
	`written_by` text NOT NULL,
	PRIMARY KEY(`partnership_id`, `number`),
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`subject` text NOT NULL,
	`target_id` text NOT NULL,
	`label` text NOT NULL,
	`stood` text NOT NULL,
	`wanted` text NOT NULL,
	`why` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`proposed_at` text NOT NULL,
	`proposed_by` text NOT NULL,
	`settled_at` text,
	`settled_by` text,
	`replaced` text,
	`applied` text,
	`reason` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "corrections_subject" CHECK("corrections"."subject" in ('notes', 'decision', 'attendance')),
	CONSTRAINT "corrections_state" CHECK("corrections"."state" in ('open', 'taken', 'declined', 'withdrawn')),
	CONSTRAINT "corrections_taken" CHECK(("corrections"."state" = 'taken') = ("corrections"."applied" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `corrections_of_meeting` ON `corrections` (`meeting_id`,`id`);--> statement-breakpoint
CREATE TABLE `minute_writers` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`partnership_id` text NOT NULL,
	`characters` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `quorum_stamps` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`at` text NOT NULL,
	`why` text NOT NULL,
	`agenda_item_id` text,
	`attendance_id` text,
	`organisation_name` text DEFAULT '' NOT NULL,
	`organisations` integer NOT NULL,
	`needed` integer NOT NULL,
	`missing` text NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quorum_stamps_why" CHECK("quorum_stamps"."why" in ('opened', 'decision', 'arrived', 'left'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `quorum_stamps_of_meeting` ON `quorum_stamps` (`meeting_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `sittings` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`opened_at` text NOT NULL,
	`opened_by` text NOT NULL,
	`statement_version` integer NOT NULL,
	`current_item_id` text,
	`current_since` text,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`current_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `sub_group_members` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`sub_group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`joined_at` text NOT NULL,
	`left_at` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sub_group_id`) REFERENCES `sub_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sub_group_members_now` ON `sub_group_members` (`sub_group_id`,`person_id`) WHERE left_at is null;--> statement-breakpoint
CREATE INDEX `sub_group_members_of_person` ON `sub_group_members` (`person_id`,`partnership_id`) WHERE left_at is null;--> statement-breakpoint
CREATE TABLE `sub_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`deliverable` text DEFAULT '' NOT NULL,
	`lead_person_id` text,
	`ends_on` text,
	`quorum` integer DEFAULT 0 NOT NULL,
	`is_closed` integer DEFAULT false NOT NULL,
	`ended_at` text,
	`outcome` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sub_groups_kind" CHECK("sub_groups"."kind" in ('standing', 'task and finish')),
	CONSTRAINT "sub_groups_end" CHECK("sub_groups"."kind" <> 'task and finish' or "sub_groups"."ends_on" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sub_groups_name` ON `sub_groups` (`partnership_id`,lower(name)) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `sensitive_dates` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`on_date` text NOT NULL,
	`is_yearly` integer DEFAULT false NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sensitive_dates_kind" CHECK("sensitive_dates"."kind" in ('sensitive', 'notable')),
	CONSTRAINT "sensitive_dates_date" CHECK(length("sensitive_dates"."on_date") = 10)
) STRICT;
--> statement-breakpoint
CREATE INDEX `sensitive_dates_of_partnership` ON `sensitive_dates` (`partnership_id`,`on_date`,`id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`title` text NOT NULL,
	`why` text NOT NULL,
	`kind` text NOT NULL,
	`minutes_wanted` integer NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`document_id` text,
	`state` text DEFAULT 'open' NOT NULL,
	`reason` text,
	`meeting_id` text,
	`agenda_item_id` text,
	`settled_at` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "proposals_state" CHECK("proposals"."state" in ('open', 'taken', 'declined', 'withdrawn')),
	CONSTRAINT "proposals_kind" CHECK("proposals"."kind" in ('decision', 'discussion', 'information', 'presentation')),
	CONSTRAINT "proposals_minutes" CHECK("proposals"."minutes_wanted" between 1 and 480),
	CONSTRAINT "proposals_declined" CHECK(("proposals"."state" = 'declined') = ("proposals"."reason" is not null)),
	CONSTRAINT "proposals_taken" CHECK(("proposals"."state" = 'taken') = ("proposals"."agenda_item_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `proposals_in_order` ON `proposals` (`partnership_id`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_of_organisation` ON `proposals` (`partnership_id`,`organisation_id`,`id`);--> statement-breakpoint
CREATE INDEX `proposals_of_document` ON `proposals` (`document_id`);--> statement-breakpoint
CREATE TABLE `search_passages` (
	`number` integer PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`partnership_id` text NOT NULL,
	`place` text GENERATED ALWAYS AS ('p' || lower(hex(partnership_id)) || 'q') VIRTUAL,
	`subject_id` text NOT NULL,
	`meeting_id` text,
	`said_on` text,
	`title` text NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "search_passages_kind" CHECK("search_passages"."kind" in ('meeting', 'agenda', 'minutes', 'decision', 'action', 'pledge', 'paper'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_passages_of_row` ON `search_passages` (`source`,`key`);--> statement-breakpoint
CREATE INDEX `search_passages_of_meeting` ON `search_passages` (`meeting_id`,`source`);--> statement-breakpoint
CREATE TABLE `public_pages` (
	`partnership_id` text PRIMARY KEY NOT NULL,
	`opened_at` text NOT NULL,
	`opened_by` text NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `public_summaries` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`state` text NOT NULL,
	`content` text NOT NULL,
	`writers` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "public_summaries_state" CHECK("public_summaries"."state" in ('draft', 'waiting', 'published'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `summary_editions` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`held_on` text NOT NULL,
	`title` text NOT NULL,
	`content` text NOT NULL,
	`published_at` text NOT NULL,
	`published_by` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `summary_editions_of_meeting` ON `summary_editions` (`meeting_id`,`id`);--> statement-breakpoint
CREATE INDEX `summary_editions_public` ON `summary_editions` (`partnership_id`,`held_on`,`id`) WHERE withdrawn_at is null;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_action_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`due_on` text,
	`document_id` text,
	`at` text NOT NULL,
	`by` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_updates_kind" CHECK("__new_action_updates"."kind" in ('raised', 'progress', 'new date', 'done', 'closed', 'reopened', 'cancelled', 'handed over', 'offered', 'offer declined', 'offer taken back', 'date asked', 'date declined'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_action_updates`("id", "partnership_id", "action_id", "kind", "text", "due_on", "at", "by") SELECT "id", "partnership_id", "action_id", "kind", "text", "due_on", "at", "by" FROM `action_updates`;--> statement-breakpoint
DROP TABLE `action_updates`;--> statement-breakpoint
ALTER TABLE `__new_action_updates` RENAME TO `action_updates`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `action_updates_of_action` ON `action_updates` (`action_id`,`id`);--> statement-breakpoint
CREATE INDEX `action_updates_with_document` ON `action_updates` (`document_id`) WHERE "action_updates"."document_id" is not null;--> statement-breakpoint
CREATE TABLE `__new_item_notes` (
	`agenda_item_id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`decision` text DEFAULT '' NOT NULL,
	`outcome` text,
	`dissent` text DEFAULT '' NOT NULL,
	`decided_at` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "item_notes_outcome" CHECK("__new_item_notes"."outcome" is null or "__new_item_notes"."outcome" in ('noted', 'agreed', 'not agreed', 'deferred', 'referred'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_item_notes`("agenda_item_id", "partnership_id", "meeting_id", "text", "decision", "outcome", "created_at", "created_by", "updated_at", "updated_by", "version") SELECT "agenda_item_id", "partnership_id", "meeting_id", "text", "decision", "outcome", "created_at", "created_by", "updated_at", "updated_by", "version" FROM `item_notes`;--> statement-breakpoint
DROP TABLE `item_notes`;--> statement-breakpoint
ALTER TABLE `__new_item_notes` RENAME TO `item_notes`;--> statement-breakpoint
CREATE INDEX `item_notes_of_meeting` ON `item_notes` (`meeting_id`);--> statement-breakpoint
DROP INDEX `attendances_over_time`;--> statement-breakpoint
ALTER TABLE `attendances` ADD `arrived_at` text;--> statement-breakpoint
ALTER TABLE `attendances` ADD `left_at` text;--> statement-breakpoint
ALTER TABLE `attendances` ADD `acknowledged_at` text;--> statement-breakpoint
ALTER TABLE `attendances` ADD `acknowledged_version` integer;--> statement-breakpoint
ALTER TABLE `attendances` ADD `interests` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `attendances_over_time` ON `attendances` (`partnership_id`,`held_on`,`attendance`,`organisation_id`,`meeting_id`);--> statement-breakpoint
ALTER TABLE `memberships` ADD `accepted_at` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `memberships` ADD `ends_on` text;--> statement-breakpoint
CREATE INDEX `memberships_to_begin` ON `memberships` (`starts_on`) WHERE started_at is null and accepted_at is not null;--> statement-breakpoint
CREATE INDEX `memberships_to_end` ON `memberships` (`ends_on`) WHERE ends_on is not null and ended_at is null;--> statement-breakpoint
ALTER TABLE `actions` ADD `untold_since` text;--> statement-breakpoint
CREATE INDEX `actions_untold` ON `actions` (`raised_at_meeting_id`) WHERE "actions"."untold_since" is not null;--> statement-breakpoint
ALTER TABLE `digest_preferences` ADD `frequency_before` text;--> statement-breakpoint
ALTER TABLE `digest_preferences` ADD `reminders_from` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `from_address` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `returned_at` text;--> statement-breakpoint
ALTER TABLE `letters` ADD `returned_why` text;--> statement-breakpoint
CREATE INDEX `letters_lost` ON `letters` (`partnership_id`,`id`) WHERE (state in ('failed', 'expired') or returned_at is not null);--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `section` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `fills` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `paper_from_organisation_id` text REFERENCES organisations(id);--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `paper_from_person_id` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `nudged` text;--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `note_held_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `agenda_items` ADD `closed_to` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `calendar_feeds` ADD `partnership_id` text REFERENCES partnerships(id);--> statement-breakpoint
ALTER TABLE `calendar_feeds` ADD `reminder` text;--> statement-breakpoint
ALTER TABLE `calendar_feeds` ADD `fetched_at` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `entry` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `is_substitute_unconfirmed` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `invitations` ADD `replied_sequence` integer;--> statement-breakpoint
ALTER TABLE `invitations` ADD `replied_stamped_at` text;--> statement-breakpoint
ALTER TABLE `invitations` ADD `answered_from` text;--> statement-breakpoint
ALTER TABLE `meetings` ADD `sub_group_id` text REFERENCES sub_groups(id);--> statement-breakpoint
ALTER TABLE `meetings` ADD `is_title_restricted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `meetings` ADD `discarded_at` text;--> statement-breakpoint
CREATE INDEX `meetings_papers_due` ON `meetings` (`papers_due_on`) WHERE papers_due_on is not null;--> statement-breakpoint
CREATE INDEX `meetings_of_sub_group` ON `meetings` (`sub_group_id`,`starts_at`,`id`) WHERE sub_group_id is not null;--> statement-breakpoint
ALTER TABLE `papers` ADD `label` text;--> statement-breakpoint
ALTER TABLE `papers` ADD `is_late` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `minutes` ADD `corrections_until` text;--> statement-breakpoint
ALTER TABLE `minutes` ADD `approved_at_meeting_id` text REFERENCES meetings(id);--> statement-breakpoint
ALTER TABLE `partnerships` ADD `sectors` text;--> statement-breakpoint
ALTER TABLE `people` ADD `undeliverable_since` text;--> statement-breakpoint
ALTER TABLE `people` ADD `undeliverable_why` text;--> statement-breakpoint
ALTER TABLE `people` ADD `undeliverable_by` text;--> statement-breakpoint
CREATE INDEX `links_of_person` ON `links` (`person_id`);