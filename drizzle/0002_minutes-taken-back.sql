ALTER TABLE `minutes` ADD `first_circulated_at` text;--> statement-breakpoint
ALTER TABLE `minutes` ADD `taken_back_at` text;--> statement-breakpoint
-- What went out before this release went out first when the trail says so for the first time; drafts that once went out were taken back.
UPDATE `minutes` SET `first_circulated_at` = coalesce((SELECT min(`at`) FROM `activity` WHERE `subject_type` = 'meeting' AND `subject_id` = `meeting_id` AND `deed` = 'minutes.circulated' AND `at` <= `circulated_at`), `circulated_at`) WHERE `circulated_at` IS NOT NULL;--> statement-breakpoint
UPDATE `minutes` SET `taken_back_at` = coalesce((SELECT max(`at`) FROM `activity` WHERE `subject_type` = 'meeting' AND `subject_id` = `meeting_id` AND `deed` = 'minutes.taken-back' AND `at` >= `circulated_at`), `updated_at`) WHERE `state` = 'draft' AND `circulated_at` IS NOT NULL;
