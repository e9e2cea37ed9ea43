CREATE TABLE `api_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`made_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_on` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_tokens_token_hash_unique` ON `api_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `api_tokens_of_person` ON `api_tokens` (`person_id`);--> statement-breakpoint
CREATE TABLE `links` (
	`id` text PRIMARY KEY NOT NULL,
	`permission` text NOT NULL,
	`person_id` text NOT NULL,
	`partnership_id` text,
	`subject_id` text NOT NULL,
	`made_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `links_one_each` ON `links` (`permission`,`person_id`,`subject_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`partnership_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`invited_at` text NOT NULL,
	`invited_by` text,
	`expires_at` text,
	`invited_name` text,
	`started_at` text,
	`ended_at` text,
	`undertaking_version` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_role" CHECK("memberships"."role" in ('representative', 'organisation lead', 'sub-group lead', 'co-ordinator', 'vice-chair', 'chair'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_open` ON `memberships` (`partnership_id`,`person_id`,`organisation_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `memberships_of_partnership` ON `memberships` (`partnership_id`,`organisation_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `memberships_of_person` ON `memberships` (`person_id`,`partnership_id`);--> statement-breakpoint
CREATE INDEX `memberships_by_start` ON `memberships` (`partnership_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `memberships_of_organisation` ON `memberships` (`organisation_id`,`partnership_id`);--> statement-breakpoint
CREATE TABLE `posts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`post` text NOT NULL,
	`police_area_id` text,
	`started_at` text NOT NULL,
	`ended_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`police_area_id`) REFERENCES `police_areas`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "posts_post" CHECK("posts"."post" in ('officer', 'finance', 'administrator')),
	CONSTRAINT "posts_place" CHECK(("posts"."post" = 'administrator') = ("posts"."police_area_id" is null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `posts_of_area` ON `posts` (`police_area_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `posts_of_person` ON `posts` (`person_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`opened_at` text NOT NULL,
	`seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`ended_at` text,
	`browser` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_of_person` ON `sessions` (`person_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `action_updates` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`action_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`due_on` text,
	`at` text NOT NULL,
	`by` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "action_updates_kind" CHECK("action_updates"."kind" in ('raised', 'progress', 'new date', 'done', 'closed', 'reopened', 'cancelled', 'handed over'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `action_updates_of_action` ON `action_updates` (`action_id`,`id`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`reference` text NOT NULL,
	`text` text NOT NULL,
	`owner_organisation_id` text NOT NULL,
	`owner_person_id` text,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`four_p` text,
	`raised_at_meeting_id` text,
	`agenda_item_id` text,
	`times_deferred` integer DEFAULT 0 NOT NULL,
	`done_on` text,
	`evidence` text,
	`closed_on` text,
	`closed_by` text,
	`cancelled_reason` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_at_meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "actions_state" CHECK("actions"."state" in ('open', 'in progress', 'done', 'closed', 'cancelled')),
	CONSTRAINT "actions_four_p" CHECK("actions"."four_p" is null or "actions"."four_p" in ('pursue', 'prevent', 'protect', 'prepare')),
	CONSTRAINT "actions_done" CHECK("actions"."state" not in ('done', 'closed') or "actions"."done_on" is not null),
	CONSTRAINT "actions_closed" CHECK(("actions"."state" = 'closed') = ("actions"."closed_on" is not null)),
	CONSTRAINT "actions_cancelled" CHECK(("actions"."state" = 'cancelled') = ("actions"."cancelled_reason" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `actions_reference` ON `actions` (`partnership_id`,`reference`);--> statement-breakpoint
CREATE INDEX `actions_by_due` ON `actions` (`partnership_id`,`state`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `actions_of_organisation` ON `actions` (`partnership_id`,`owner_organisation_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `actions_of_person` ON `actions` (`owner_person_id`,`state`,`due_on`);--> statement-breakpoint
CREATE INDEX `actions_of_meeting` ON `actions` (`raised_at_meeting_id`);--> statement-breakpoint
CREATE INDEX `actions_over_time` ON `actions` (`partnership_id`,`due_on`,`state`,`done_on`);--> statement-breakpoint
CREATE INDEX `actions_closing` ON `actions` (`partnership_id`,`closed_on`,`due_on`,`done_on`);--> statement-breakpoint
CREATE TABLE `activity` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor_id` text,
	`via` text NOT NULL,
	`permission` text NOT NULL,
	`deed` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`words` text NOT NULL,
	`partnership_id` text,
	`police_area_id` text,
	`organisation_id` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_of_partnership` ON `activity` (`partnership_id`,`number`);--> statement-breakpoint
CREATE INDEX `activity_lately` ON `activity` (`partnership_id`,`at`);--> statement-breakpoint
CREATE INDEX `activity_of_actor` ON `activity` (`actor_id`,`number`);--> statement-breakpoint
CREATE INDEX `activity_of_area` ON `activity` (`police_area_id`,`number`);--> statement-breakpoint
CREATE INDEX `activity_of_organisation` ON `activity` (`organisation_id`,`number`);--> statement-breakpoint
CREATE INDEX `activity_of_subject` ON `activity` (`subject_type`,`subject_id`,`number`);--> statement-breakpoint
CREATE TABLE `digest_preferences` (
	`person_id` text PRIMARY KEY NOT NULL,
	`frequency` text NOT NULL,
	`weekday` integer NOT NULL,
	`hour` integer NOT NULL,
	`reminders` integer DEFAULT true NOT NULL,
	`wanted_since` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "digest_preferences_frequency" CHECK("digest_preferences"."frequency" in ('off', 'daily', 'weekly', 'monthly')),
	CONSTRAINT "digest_preferences_weekday" CHECK("digest_preferences"."weekday" between 1 and 7),
	CONSTRAINT "digest_preferences_hour" CHECK("digest_preferences"."hour" between 0 and 23)
) STRICT;
--> statement-breakpoint
CREATE TABLE `digests` (
	`person_id` text NOT NULL,
	`due_on` text NOT NULL,
	`covered_from` text NOT NULL,
	`covered_to` text NOT NULL,
	`letter_id` text,
	PRIMARY KEY(`person_id`, `due_on`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `digests_latest` ON `digests` (`person_id`,`covered_to`);--> statement-breakpoint
CREATE INDEX `digests_newest` ON `digests` (`covered_to`);--> statement-breakpoint
CREATE TABLE `owed_reminders` (
	`person_id` text NOT NULL,
	`reminded_on` text NOT NULL,
	`at` text NOT NULL,
	`letter_id` text,
	PRIMARY KEY(`person_id`, `reminded_on`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `owed_reminders_newest` ON `owed_reminders` (`at`);--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "documents_size" CHECK("documents"."size" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `documents_of_partnership` ON `documents` (`partnership_id`,`id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`police_area_id` text NOT NULL,
	`funder_organisation_id` text NOT NULL,
	`programme` text NOT NULL,
	`recipient_organisation_id` text NOT NULL,
	`for_partnership_id` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`reasons` text NOT NULL,
	`conditions` text NOT NULL,
	`decision_reference` text NOT NULL,
	`decided_on` text NOT NULL,
	`amount_applied_for` integer,
	`amount_awarded` integer NOT NULL,
	`period_starts_on` text NOT NULL,
	`period_ends_on` text NOT NULL,
	`from_open_call` integer DEFAULT false NOT NULL,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`police_area_id`) REFERENCES `police_areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`funder_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recipient_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`for_partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_state" CHECK("grants"."state" in ('proposed', 'decided', 'offered', 'accepted', 'active', 'suspended', 'closed', 'terminated', 'declined', 'expired')),
	CONSTRAINT "grants_amount" CHECK("grants"."amount_awarded" > 0),
	CONSTRAINT "grants_period" CHECK("grants"."period_ends_on" > "grants"."period_starts_on")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_reference` ON `grants` (`police_area_id`,`decision_reference`);--> statement-breakpoint
CREATE INDEX `grants_of_partnership` ON `grants` (`for_partnership_id`,`period_starts_on`);--> statement-breakpoint
CREATE INDEX `grants_of_area` ON `grants` (`police_area_id`,`period_starts_on`,`id`);--> statement-breakpoint
CREATE INDEX `grants_to_recipient` ON `grants` (`recipient_organisation_id`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` text PRIMARY KEY NOT NULL,
	`cause` text NOT NULL,
	`kind` text NOT NULL,
	`priority` integer NOT NULL,
	`to_address` text NOT NULL,
	`to_person_id` text,
	`partnership_id` text,
	`subject_id` text,
	`event_uid` text,
	`message_id` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`calendar_method` text,
	`calendar` text,
	`from_name` text NOT NULL,
	`reply_to` text NOT NULL,
	`unsubscribe_url` text,
	`raw` blob,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`crashes` integer DEFAULT 0 NOT NULL,
	`due_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`lease` text,
	`error` text,
	`created_at` text NOT NULL,
	`sent_at` text,
	CONSTRAINT "letters_state" CHECK("letters"."state" in ('queued', 'sending', 'sent', 'failed', 'expired', 'held')),
	CONSTRAINT "letters_to_one" CHECK("letters"."to_address" not like '%,%' and "letters"."to_address" not like '% %')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_cause_unique` ON `letters` (`cause`);--> statement-breakpoint
CREATE UNIQUE INDEX `letters_message_id_unique` ON `letters` (`message_id`);--> statement-breakpoint
CREATE INDEX `letters_waiting` ON `letters` (`state`,`priority`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `letters_in_order` ON `letters` (`to_address`,`event_uid`,`id`);--> statement-breakpoint
CREATE INDEX `letters_of_state` ON `letters` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `letters_to_forget` ON `letters` (`created_at`) WHERE text <> '';--> statement-breakpoint
CREATE INDEX `letters_about` ON `letters` (`subject_id`);--> statement-breakpoint
CREATE INDEX `letters_of_partnership` ON `letters` (`partnership_id`,`id`);--> statement-breakpoint
CREATE TABLE `agenda_items` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`minutes_allotted` integer DEFAULT 0 NOT NULL,
	`four_p` text,
	`note` text DEFAULT '' NOT NULL,
	`lists_actions` integer DEFAULT false NOT NULL,
	`removed_at` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agenda_items_kind" CHECK("agenda_items"."kind" in ('standing', 'decision', 'discussion', 'information', 'presentation', 'closed')),
	CONSTRAINT "agenda_items_minutes" CHECK("agenda_items"."minutes_allotted" between 0 and 480)
) STRICT;
--> statement-breakpoint
CREATE INDEX `agenda_items_in_order` ON `agenda_items` (`meeting_id`,`position`);--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`made_at` text NOT NULL,
	`fetched_on` text,
	`revoked_at` text,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token_hash_unique` ON `calendar_feeds` (`token_hash`);--> statement-breakpoint
CREATE INDEX `calendar_feeds_of_person` ON `calendar_feeds` (`person_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`invited_at` text NOT NULL,
	`told_sequence` integer,
	`told_at` text,
	`told` text,
	`withdrawn_at` text,
	`answer` text DEFAULT 'needs action' NOT NULL,
	`answered_at` text,
	`answered_via` text,
	`answered_by` text,
	`note` text,
	`substitute_name` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_answer" CHECK("invitations"."answer" in ('needs action', 'accepted', 'tentative', 'declined', 'delegated')),
	CONSTRAINT "invitations_substitute" CHECK("invitations"."answer" <> 'delegated' or "invitations"."substitute_name" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_one_each` ON `invitations` (`meeting_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `invitations_noted` ON `invitations` (`meeting_id`) WHERE note is not null;--> statement-breakpoint
CREATE INDEX `invitations_of_person` ON `invitations` (`person_id`,`answer`,`meeting_id`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`theme` text,
	`held_on` text NOT NULL,
	`start_time` text NOT NULL,
	`end_time` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`mode` text NOT NULL,
	`venue` text,
	`joining_link` text,
	`chair_person_id` text,
	`minute_taker_person_id` text,
	`papers_due_on` text,
	`state` text NOT NULL,
	`cancelled_reason` text,
	`ical_uid` text NOT NULL,
	`ical_sequence` integer DEFAULT 0 NOT NULL,
	`ical_stamped_at` text,
	`revised_at` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chair_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`minute_taker_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "meetings_state" CHECK("meetings"."state" in ('draft', 'scheduled', 'papers out', 'held', 'cancelled')),
	CONSTRAINT "meetings_mode" CHECK("meetings"."mode" in ('in person', 'online', 'hybrid')),
	CONSTRAINT "meetings_end" CHECK("meetings"."ends_at" > "meetings"."starts_at"),
	CONSTRAINT "meetings_cancelled" CHECK(("meetings"."state" = 'cancelled') = ("meetings"."cancelled_reason" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `meetings_ical_uid_unique` ON `meetings` (`ical_uid`);--> statement-breakpoint
CREATE INDEX `meetings_by_start` ON `meetings` (`partnership_id`,`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `meetings_by_state` ON `meetings` (`partnership_id`,`state`,`starts_at`);--> statement-breakpoint
CREATE INDEX `meetings_starting` ON `meetings` (`starts_at`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`agenda_item_id` text,
	`document_id` text NOT NULL,
	`removed_at` text,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `papers_of_meeting` ON `papers` (`meeting_id`,`id`);--> statement-breakpoint
CREATE INDEX `papers_of_document` ON `papers` (`document_id`);--> statement-breakpoint
CREATE TABLE `addenda` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`text` text NOT NULL,
	`added_at` text NOT NULL,
	`added_by` text NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `addenda_of_meeting` ON `addenda` (`meeting_id`,`id`);--> statement-breakpoint
CREATE TABLE `attendances` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`held_on` text NOT NULL,
	`organisation_id` text NOT NULL,
	`person_id` text,
	`substitute_name` text,
	`for_person_id` text,
	`attendance` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`for_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attendances_kind" CHECK("attendances"."attendance" in ('present', 'part', 'apologies', 'absent', 'observer')),
	CONSTRAINT "attendances_who" CHECK(("attendances"."person_id" is null) <> ("attendances"."substitute_name" is null)),
	CONSTRAINT "attendances_for" CHECK("attendances"."for_person_id" is null or "attendances"."substitute_name" is not null)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attendances_of_person` ON `attendances` (`meeting_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `attendances_of_meeting` ON `attendances` (`meeting_id`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `attendances_over_time` ON `attendances` (`partnership_id`,`held_on`,`attendance`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `item_notes` (
	`agenda_item_id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`decision` text DEFAULT '' NOT NULL,
	`outcome` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`agenda_item_id`) REFERENCES `agenda_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "item_notes_outcome" CHECK("item_notes"."outcome" is null or "item_notes"."outcome" in ('noted', 'agreed', 'deferred', 'referred'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `item_notes_of_meeting` ON `item_notes` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `minutes` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`held_on` text NOT NULL,
	`state` text NOT NULL,
	`circulated_at` text,
	`circulated_by` text,
	`circulated_record` text,
	`approved_at` text,
	`approved_by` text,
	`approved_record` text,
	`approved_hash` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "minutes_state" CHECK("minutes"."state" in ('draft', 'circulated', 'approved')),
	CONSTRAINT "minutes_approved" CHECK(("minutes"."state" = 'approved') = ("minutes"."approved_record" is not null and "minutes"."approved_hash" is not null and "minutes"."approved_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `minutes_by_meeting_date` ON `minutes` (`partnership_id`,`held_on`,`state`,`circulated_at`,`approved_at`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`legal_name` text NOT NULL,
	`display_name` text NOT NULL,
	`type` text NOT NULL,
	`charity_number` text,
	`company_number` text,
	`website` text,
	`is_first_responder` integer DEFAULT false NOT NULL,
	`is_statutory` integer DEFAULT false NOT NULL,
	`successor_id` text,
	`succeeded_on` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisations_type" CHECK("organisations"."type" in ('police', 'council_unitary', 'council_upper', 'council_district', 'nhs', 'fire', 'probation', 'central_government', 'regulator', 'pcc_office', 'charity', 'faith', 'education', 'business', 'housing', 'community_group', 'network', 'other'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_name` ON `organisations` (lower(display_name));--> statement-breakpoint
CREATE TABLE `partnerships` (
	`id` text PRIMARY KEY NOT NULL,
	`police_area_id` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`area_name` text NOT NULL,
	`area_code` text,
	`aims` text DEFAULT '' NOT NULL,
	`founded_on` text,
	`status` text DEFAULT 'active' NOT NULL,
	`host_organisation_id` text NOT NULL,
	`parent_board` text,
	`cadence` text DEFAULT 'quarterly' NOT NULL,
	`quorum` integer DEFAULT 0 NOT NULL,
	`public_email` text,
	`terms_review_due_on` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`police_area_id`) REFERENCES `police_areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`host_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partnerships_status" CHECK("partnerships"."status" in ('forming', 'active', 'dormant', 'merged', 'closed')),
	CONSTRAINT "partnerships_cadence" CHECK("partnerships"."cadence" in ('monthly', 'bimonthly', 'quarterly'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `partnerships_of_area` ON `partnerships` (`police_area_id`,`id`);--> statement-breakpoint
CREATE INDEX `partnerships_by_name` ON `partnerships` (lower(name),`id`);--> statement-breakpoint
CREATE TABLE `police_areas` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`ons_code` text,
	`office_name` text NOT NULL,
	`office_organisation_id` text NOT NULL,
	FOREIGN KEY (`office_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `reference_series` (
	`partnership_id` text NOT NULL,
	`prefix` text NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`partnership_id`, `prefix`),
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`joined_on` text NOT NULL,
	`left_on` text,
	`is_shown_publicly` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `seats_held` ON `seats` (`partnership_id`,`organisation_id`) WHERE left_on is null;--> statement-breakpoint
CREATE INDEX `seats_over_time` ON `seats` (`partnership_id`,`joined_on`,`left_on`);--> statement-breakpoint
CREATE INDEX `seats_of_organisation` ON `seats` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`job_title` text,
	`directory_visibility` text DEFAULT 'members' NOT NULL,
	`alias` text,
	`wanted_email` text,
	`signed_in_at` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "people_email_form" CHECK("people"."email" = lower("people"."email") and "people"."email" like '_%@_%._%'),
	CONSTRAINT "people_visibility" CHECK("people"."directory_visibility" in ('members', 'chair only', 'hidden'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_by_name` ON `people` (lower(name),`id`);--> statement-breakpoint
CREATE TABLE `sign_in_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`browser_hash` text,
	`code_hash` text,
	`email_hash` text NOT NULL,
	`person_id` text,
	`asked_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_requests_token_hash_unique` ON `sign_in_requests` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_requests_by_email` ON `sign_in_requests` (`email_hash`,`asked_at`);--> statement-breakpoint
CREATE INDEX `sign_in_requests_by_expiry` ON `sign_in_requests` (`expires_at`);--> statement-breakpoint
CREATE TABLE `pledge_progress` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`pledge_id` text NOT NULL,
	`on` text NOT NULL,
	`completion` text NOT NULL,
	`reached` real,
	`text` text NOT NULL,
	`evidence_url` text,
	`evidence_document_id` text,
	`next_step` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evidence_document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledge_progress_completion" CHECK("pledge_progress"."completion" in ('not started', 'limited', 'substantial', 'completed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `pledge_progress_of_pledge` ON `pledge_progress` (`pledge_id`,`id`);--> statement-breakpoint
CREATE TABLE `pledge_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`pledge_id` text NOT NULL,
	`version` integer NOT NULL,
	`wording` text NOT NULL,
	`reason` text NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledges`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `pledge_versions_of_pledge` ON `pledge_versions` (`pledge_id`,`version`);--> statement-breakpoint
CREATE TABLE `pledges` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`reference` text NOT NULL,
	`title` text NOT NULL,
	`problem` text DEFAULT '' NOT NULL,
	`action` text DEFAULT '' NOT NULL,
	`measure` text,
	`baseline` real,
	`target` real,
	`unit` text,
	`by_when` text,
	`four_p` text NOT NULL,
	`theme` text NOT NULL,
	`made_on` text NOT NULL,
	`made_at` text DEFAULT '' NOT NULL,
	`meeting_id` text,
	`charter_clause` text,
	`lead_person_id` text,
	`visibility` text DEFAULT 'members' NOT NULL,
	`help_wanted` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`state_reason` text,
	`resume_on` text,
	`completion` text DEFAULT 'not started' NOT NULL,
	`reached` real,
	`progress_on` text,
	`delivered_on` text,
	`verified_on` text,
	`verified_by` text,
	`learned` text DEFAULT '' NOT NULL,
	`predecessor_id` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pledges_state" CHECK("pledges"."state" in ('intention', 'draft', 'submitted', 'acknowledged', 'active', 'paused', 'delivered', 'verified', 'lapsed', 'withdrawn')),
	CONSTRAINT "pledges_four_p" CHECK("pledges"."four_p" in ('pursue', 'prevent', 'protect', 'prepare')),
	CONSTRAINT "pledges_theme" CHECK("pledges"."theme" in ('training', 'procurement', 'awareness', 'support', 'data', 'housing', 'employment')),
	CONSTRAINT "pledges_completion" CHECK("pledges"."completion" in ('not started', 'limited', 'substantial', 'completed')),
	CONSTRAINT "pledges_visibility" CHECK("pledges"."visibility" in ('public', 'members', 'funder')),
	CONSTRAINT "pledges_counted" CHECK("pledges"."state" in ('intention', 'draft', 'withdrawn') or ("pledges"."measure" is not null and "pledges"."by_when" is not null)),
	CONSTRAINT "pledges_reason" CHECK("pledges"."state" not in ('paused', 'withdrawn') or "pledges"."state_reason" is not null),
	CONSTRAINT "pledges_verified" CHECK(("pledges"."state" = 'verified') = ("pledges"."verified_on" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pledges_reference` ON `pledges` (`partnership_id`,`reference`);--> statement-breakpoint
CREATE INDEX `pledges_by_date` ON `pledges` (`partnership_id`,`by_when`,`id`);--> statement-breakpoint
CREATE INDEX `pledges_by_state` ON `pledges` (`partnership_id`,`state`,`by_when`,`id`);--> statement-breakpoint
CREATE INDEX `pledges_over_time` ON `pledges` (`partnership_id`,`state`,`made_on`,`delivered_on`);--> statement-breakpoint
CREATE INDEX `pledges_quiet` ON `pledges` (`updated_at`) WHERE state = 'active';--> statement-breakpoint
CREATE INDEX `pledges_of_organisation` ON `pledges` (`partnership_id`,`organisation_id`,`state`,`by_when`);--> statement-breakpoint
CREATE TABLE `answered_requests` (
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`route` text NOT NULL,
	`body_hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person_id`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `answered_requests_by_age` ON `answered_requests` (`at`);