/** The words for what waits and what is new. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';
import type { News, Wait } from './types.ts';

export const waits: Record<Wait['kind'], { words: (given: { name: string; count: number }) => string; act: () => string }> = {
	endorse: { words: m.home_wait_endorse, act: m.home_do_endorse },
	questions: { words: m.home_wait_questions, act: m.home_do_questions },
	answer: { words: m.home_wait_answer, act: m.home_do_answer },
	agree: { words: m.home_wait_agree, act: m.home_do_agree },
	plan_session: { words: m.home_wait_plan_session, act: m.home_do_plan_session },
	pick_time: { words: m.home_wait_pick_time, act: m.home_do_pick_time },
	report: { words: m.home_wait_report, act: m.home_do_report },
	follow_up: { words: m.home_wait_follow_up, act: m.home_do_follow_up },
	vote: { words: m.home_wait_vote, act: m.home_do_vote },
	mandate: { words: m.home_wait_mandate, act: m.home_do_mandate },
	section: { words: m.home_wait_section, act: m.home_do_section },
	review: { words: m.home_wait_review, act: m.home_do_review },
	signature: { words: m.home_wait_signature, act: m.home_do_signature },
	funder_report: { words: m.home_wait_funder_report, act: m.home_do_funder_report },
	annex: { words: m.home_wait_annex, act: m.home_do_annex },
	comment: { words: m.home_wait_comment, act: m.home_do_comment }
};

/** What one is awaited to do and by whom; several peers of one request are one choice. */
export function waitWords(wait: Wait): string {
	if (wait.for_organisation) return m.home_wait_vote_organisation();
	if (wait.kind === 'agree' && wait.count > 1) return m.home_wait_agree_several({ count: wait.count });
	return waits[wait.kind].words({ name: wait.organisation?.name ?? '', count: wait.count });
}

export const news: Record<News['kind'], { words: () => string; icon: IconName }> = {
	request: { words: m.home_news_request, icon: 'exchange' },
	lessons: { words: m.home_news_lessons, icon: 'book' },
	thread: { words: m.home_news_thread, icon: 'talk' }
};
