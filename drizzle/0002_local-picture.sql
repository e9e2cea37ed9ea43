ALTER TABLE `minutes` ADD `first_circulated_at` text;--> statement-breakpoint
ALTER TABLE `minutes` ADD `taken_back_at` text;--> statement-breakpoint
-- What went out before this release went out first when the trail says so for the first time; drafts that once went out were taken back.
UPDATE `minutes` SET `first_circulated_at` = coalesce((SELECT min(`at`) FROM `activity` WHERE `subject_type` = 'meeting' AND `subject_id` = `meeting_id` AND `deed` = 'minutes.circulated' AND `at` <= `circulated_at`), `circulated_at`) WHERE `circulated_at` IS NOT NULL;--> statement-breakpoint
UPDATE `minutes` SET `taken_back_at` = coalesce((SELECT max(`at`) FROM `activity` WHERE `subject_type` = 'meeting' AND `subject_id` = `meeting_id` AND `deed` = 'minutes.taken-back' AND `at` >= `circulated_at`), `updated_at`) WHERE `state` = 'draft' AND `circulated_at` IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `risk_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`partnership_id` text NOT NULL,
	`title` text NOT NULL,
	`exploitation_type` text NOT NULL,
	`sector` text DEFAULT '' NOT NULL,
	`area` text NOT NULL,
	`statement` text NOT NULL,
	`likelihood` text NOT NULL,
	`impact` text NOT NULL,
	`mitigation` text DEFAULT '' NOT NULL,
	`owner_organisation_id` text NOT NULL,
	`review_on` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`closed_at` text,
	`closed_reason` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`partnership_id`) REFERENCES `partnerships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "risk_notes_type" CHECK("risk_notes"."exploitation_type" in ('criminal', 'county lines', 'labour', 'sexual', 'domestic servitude', 'organ harvesting', 'several', 'not known')),
	CONSTRAINT "risk_notes_likelihood" CHECK("risk_notes"."likelihood" in ('unlikely', 'possible', 'likely', 'very likely')),
	CONSTRAINT "risk_notes_impact" CHECK("risk_notes"."impact" in ('limited', 'moderate', 'serious', 'severe')),
	CONSTRAINT "risk_notes_state" CHECK("risk_notes"."state" in ('open', 'closed')),
	CONSTRAINT "risk_notes_closed" CHECK(("risk_notes"."state" = 'closed') = ("risk_notes"."closed_reason" is not null)),
	CONSTRAINT "risk_notes_closed_at" CHECK(("risk_notes"."state" = 'closed') = ("risk_notes"."closed_at" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `risk_notes_to_review` ON `risk_notes` (`partnership_id`,`state`,`review_on`,`id`);--> statement-breakpoint
CREATE INDEX `risk_notes_closed_last` ON `risk_notes` (`partnership_id`,`closed_at`,`id`) WHERE closed_at is not null;--> statement-breakpoint
CREATE TABLE `statistics` (
	`id` text PRIMARY KEY NOT NULL,
	`police_area_id` text NOT NULL,
	`force_label` text NOT NULL,
	`quarter` text NOT NULL,
	`total` integer NOT NULL,
	`adults` integer,
	`children` integer,
	`age_unknown` integer,
	`all_forces` integer,
	`state` text NOT NULL,
	`source` text NOT NULL,
	`file_name` text,
	`sheet_name` text,
	`table_title` text,
	`published_on` text,
	`address` text,
	`superseded_by_id` text,
	`created_at` text NOT NULL,
	`created_by` text,
	`updated_at` text NOT NULL,
	`updated_by` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`police_area_id`) REFERENCES `police_areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`superseded_by_id`) REFERENCES `statistics`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statistics_state" CHECK("statistics"."state" in ('imported', 'checked', 'published', 'superseded')),
	CONSTRAINT "statistics_source" CHECK("statistics"."source" in ('file', 'hand')),
	CONSTRAINT "statistics_total" CHECK("statistics"."total" >= 0),
	CONSTRAINT "statistics_ages" CHECK(("statistics"."adults" is null and "statistics"."children" is null and "statistics"."age_unknown" is null)
        or ("statistics"."adults" >= 0 and "statistics"."children" >= 0 and "statistics"."age_unknown" >= 0
          and "statistics"."adults" + "statistics"."children" + "statistics"."age_unknown" = "statistics"."total")),
	CONSTRAINT "statistics_vintage" CHECK("statistics"."state" = 'imported' or ("statistics"."published_on" is not null and "statistics"."address" is not null)),
	CONSTRAINT "statistics_superseded" CHECK(("statistics"."state" = 'superseded') = ("statistics"."superseded_by_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `statistics_of_area` ON `statistics` (`police_area_id`,`quarter`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `statistics_published` ON `statistics` (`police_area_id`,`quarter`) WHERE state = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX `statistics_waiting` ON `statistics` (`police_area_id`,`quarter`) WHERE state in ('imported', 'checked');--> statement-breakpoint
ALTER TABLE `police_areas` ADD `force_label` text;--> statement-breakpoint
-- Last, for the lines above look for deeds by what they were done to.
DROP INDEX `activity_of_subject`;--> statement-breakpoint
DROP INDEX `activity_of_area`;--> statement-breakpoint
DROP INDEX `activity_of_organisation`;--> statement-breakpoint
CREATE INDEX `activity_of_scheduling` ON `activity` (`subject_id`,`number`) WHERE deed = 'meeting.scheduled';--> statement-breakpoint
CREATE INDEX `activity_of_area` ON `activity` (`police_area_id`,`number`) WHERE police_area_id is not null;--> statement-breakpoint
CREATE INDEX `activity_of_organisation` ON `activity` (`organisation_id`,`number`) WHERE organisation_id is not null;