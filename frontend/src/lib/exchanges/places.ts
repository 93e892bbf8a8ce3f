import { m } from '#lib/paraglide/messages.js';
import type { Exchange } from './types.ts';

interface Place {
	/** The step of the form, from 0. */
	step: number;
	/** What the field is called there. */
	name: () => string;
}

/** What can stay empty but can be refused as it stands. */
type Optional = 'tried' | 'population' | 'travel_source' | 'participants' | 'peer_wanted';
export type FieldName = Exchange['missing'][number] | Optional;

/** Where each field stands in the form. One that the server can call missing and that has no place is a type error here. */
export const places: Record<FieldName, Place> = {
	title: { step: 0, name: m.exchanges_f_title },
	challenge: { step: 0, name: m.exchanges_f_challenge },
	tried: { step: 0, name: m.exchanges_f_tried },
	topics: { step: 0, name: m.exchanges_topic },
	population: { step: 0, name: m.exchanges_f_population },
	questions: { step: 1, name: m.exchanges_f_questions },
	desired_outcome: { step: 1, name: m.exchanges_f_outcome },
	decision_due_on: { step: 1, name: m.exchanges_f_decision },
	lane_reason: { step: 1, name: m.exchanges_f_lane_reason },
	format: { step: 2, name: m.exchanges_f_format },
	travel_money: { step: 2, name: m.exchanges_f_travel },
	travel_source: { step: 2, name: m.exchanges_f_travel_source },
	languages: { step: 2, name: m.exchanges_f_languages },
	interpretation: { step: 2, name: m.exchanges_f_interpreter },
	preferred_from: { step: 2, name: () => `${m.exchanges_f_dates()} ${m.exchanges_f_from()}` },
	preferred_until: { step: 2, name: () => `${m.exchanges_f_dates()} ${m.exchanges_f_until()}` },
	participants: { step: 2, name: m.exchanges_f_people },
	peer_wanted: { step: 2, name: m.exchanges_f_peer_wanted },
	sensitive_instructions: { step: 2, name: m.exchanges_f_sensitive_how }
};

export function isPlaced(name: string): name is FieldName {
	return name in places;
}
