import { m } from '#lib/paraglide/messages.js';
import type { Exchange } from './types.ts';

interface Place {
	/** The step of the form, from 0. */
	step: number;
	/** What the field is called there. */
	name: () => string;
}

/** Where in the form stands what a request can lack. A field that the server can name and that has no place is a type error here. */
export const places: Record<Exchange['missing'][number], Place> = {
	title: { step: 0, name: m.exchanges_f_title },
	challenge: { step: 0, name: m.exchanges_f_challenge },
	topics: { step: 0, name: m.exchanges_topic },
	questions: { step: 1, name: m.exchanges_f_questions },
	desired_outcome: { step: 1, name: m.exchanges_f_outcome },
	decision_due_on: { step: 1, name: m.exchanges_f_decision },
	lane_reason: { step: 1, name: m.exchanges_f_lane_reason },
	format: { step: 2, name: m.exchanges_f_format },
	travel_money: { step: 2, name: m.exchanges_f_travel },
	languages: { step: 2, name: m.exchanges_f_languages },
	interpretation: { step: 2, name: m.exchanges_f_interpreter },
	preferred_from: { step: 2, name: m.exchanges_f_from },
	preferred_until: { step: 2, name: m.exchanges_f_until },
	sensitive_instructions: { step: 2, name: m.exchanges_f_sensitive_how }
};
