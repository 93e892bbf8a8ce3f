import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';
import '#lib/uploads.ts';

const text = (value: unknown): string => (typeof value === 'number' ? `${value}` : '');

teach({
	thread_locked: () => m.discussions_problem_thread_locked(),
	post_gone: () => m.discussions_problem_post_gone(),
	translation_unavailable: () => m.discussions_problem_translation_unavailable(),
	last_steward: () => m.discussions_problem_last_steward(),
	person_without_seat: () => m.discussions_problem_person_without_seat(),
	thread_would_widen: () => m.discussions_problem_thread_would_widen(),
	links_too_early: ({ after }) => m.discussions_problem_links_too_early({ after: text(after) }),
	new_posts_limit: ({ most }) => m.discussions_problem_new_posts_limit({ most: text(most) })
});
teach(
	{
		mention_outside_circle: () => m.discussions_field_mention_outside_circle(),
		no_file_of_yours: () => m.discussions_field_no_file_of_yours(),
		no_main_topic: () => m.discussions_field_no_main_topic(),
		not_in_space: () => m.discussions_field_not_in_space(),
		one_place: () => m.discussions_field_one_place(),
		too_many_drafts: ({ most }) => m.discussions_field_too_many_drafts({ most: text(most) }),
		unknown_organisation: () => m.discussions_field_unknown_organisation(),
		unknown_person: () => m.discussions_field_unknown_person()
	},
	'field'
);
