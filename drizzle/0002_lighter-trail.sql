DROP INDEX `activity_of_subject`;--> statement-breakpoint
DROP INDEX `activity_of_area`;--> statement-breakpoint
DROP INDEX `activity_of_organisation`;--> statement-breakpoint
CREATE INDEX `activity_of_scheduling` ON `activity` (`subject_id`,`number`) WHERE deed = 'meeting.scheduled';--> statement-breakpoint
CREATE INDEX `activity_of_area` ON `activity` (`police_area_id`,`number`) WHERE police_area_id is not null;--> statement-breakpoint
CREATE INDEX `activity_of_organisation` ON `activity` (`organisation_id`,`number`) WHERE organisation_id is not null;