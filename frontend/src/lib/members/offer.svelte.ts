import { get, patch } from '#lib/api/client.ts';
import { language } from '#lib/ui/language.svelte.ts';
import { Versioned } from '#lib/ui/versioned.svelte.ts';
import type { Offer } from './types.ts';

/** What the form of an offer writes, each with a value so that fields can be bound to it. */
function written(offer: Offer) {
	return {
		language: offer.language,
		title: offer.title,
		can_share: offer.can_share,
		did_not_work: offer.did_not_work,
		practice: offer.practice,
		topics: [...offer.topics],
		formats: [...offer.formats],
		languages: [...offer.languages],
		hours_a_month: offer.hours_a_month,
		most_exchanges: offer.most_exchanges,
		host_conditions: offer.host_conditions,
		crisis: offer.crisis,
		crisis_hours: offer.crisis_hours ?? { days: [1, 2, 3, 4, 5], from_hour: 8, until_hour: 20, zone: language.zone },
		deputy_seat_id: offer.deputy_seat_id,
		conflicts: offer.conflicts.map(({ organisation_id, note }) => ({ organisation_id, note }))
	};
}

/** One offer being written. */
export class OfferWriting extends Versioned<Offer, ReturnType<typeof written>> {
	constructor(offer: Offer) {
		super(`offer.${offer.id}`, offer, written);
	}

	get #path(): { offer_id: string } {
		return { offer_id: this.record.id };
	}

	protected fetch(): Promise<Offer> {
		return get('/api/offers/{offer_id}', { path: this.#path });
	}

	protected async save(body: ReturnType<typeof written>): Promise<void> {
		this.became(await patch('/api/offers/{offer_id}', { path: this.#path, etag: this.etag, body }));
	}
}
