/** The words for every code of members. A code that is added without words is a type error here. */
import { m } from '#lib/paraglide/messages.js';
import { teach } from '#lib/ui/problems.ts';
import '#lib/uploads.ts';
import type { Audience, Format, Help, Kind, Membership, OfferState, SeatRole } from './types.ts';

type Words<Code extends string> = Record<Code, () => string>;

export const kinds: Words<Kind> = {
	city: m.members_kind_city,
	partner: m.members_kind_partner,
	academic: m.members_kind_academic,
	expert_organisation: m.members_kind_expert_organisation,
	network: m.members_kind_network,
	intergovernmental: m.members_kind_intergovernmental,
	funder: m.members_kind_funder,
	secretariat: m.members_kind_secretariat
};

export const memberships: Words<Membership> = {
	member: m.members_membership_member,
	prospective: m.members_membership_prospective,
	related: m.members_membership_related,
	former: m.members_membership_former
};

export const roles: Words<SeatRole> = {
	focal_point: m.members_role_focal_point,
	authorised_representative: m.members_role_authorised_representative,
	member: m.members_role_member,
	expert: m.members_role_expert,
	observer: m.members_role_observer,
	secretariat: m.members_role_secretariat
};

/** Roles of seats that an organisation makes for itself; the others are the secretariat's to give. */
export const ownRoles = {
	member: roles.member,
	focal_point: roles.focal_point,
	authorised_representative: roles.authorised_representative
} satisfies Partial<Words<SeatRole>>;

export const helps: Words<Help> = {
	peer_advice: m.members_help_peer_advice,
	remote_session: m.members_help_remote_session,
	host_visit: m.members_help_host_visit,
	crisis_call: m.members_help_crisis_call
};

export const formats: Words<Format> = {
	written: m.members_format_written,
	remote_single: m.members_format_remote_single,
	remote_series: m.members_format_remote_series,
	document_review: m.members_format_document_review,
	peer_mentoring: m.members_format_peer_mentoring,
	visit_in: m.members_format_visit_in,
	visit_out: m.members_format_visit_out,
	crisis_call: m.members_format_crisis_call
};

export const offerStates: Words<OfferState> = {
	draft: m.members_offer_draft,
	active: m.members_offer_active,
	paused: m.members_offer_paused,
	expired: m.members_offer_expired,
	withdrawn: m.members_offer_withdrawn
};

export const audiences: Words<Audience> = {
	nobody: m.members_audience_nobody,
	secretariat: m.members_audience_secretariat,
	network: m.members_audience_network
};

/** What is missing on a profile, or in an offer before it can be published, by the server's names. */
export const missing: Words<string> = {
	summary: m.members_missing_summary,
	topics: m.members_missing_topics,
	languages: m.members_missing_languages,
	knows: m.members_missing_knows,
	seeks: m.members_missing_seeks,
	contact_note: m.members_missing_contact_note,
	picture: m.members_missing_picture,
	focal_point: m.members_missing_focal_point,
	offer: m.members_missing_offer,
	bio: m.members_missing_bio,
	available_for: m.members_missing_available_for,
	contacts: m.members_missing_contacts,
	title: m.members_missing_title,
	can_share: m.members_missing_can_share,
	formats: m.members_missing_formats,
	crisis_hours: m.members_missing_crisis_hours
};

export const options = <Code extends string>(words: Words<Code>): { value: Code; label: string }[] =>
	(Object.keys(words) as Code[]).map((value) => ({ value, label: words[value]() }));

/** Languages that members of the network speak and can choose among; a profile may hold others. */
export const languages = ['es', 'pt', 'en', 'fr', 'ar', 'sw', 'ha', 'so', 'mk', 'sq', 'si', 'ta', 'zu'] as const;

teach({
	offer_incomplete: () => m.members_problem_offer_incomplete(),
	seat_taken: () => m.members_problem_seat_taken(),
	seat_ended: () => m.members_problem_seat_ended(),
	application_answered: () => m.members_problem_application_answered(),
	unknown_topic: () => m.members_problem_unknown_topic()
});
teach(
	{
		bad_email: () => m.members_field_bad_email(),
		bad_contact: () => m.members_field_bad_contact(),
		unknown_zone: () => m.members_field_unknown_zone(),
		out_of_range: () => m.members_field_out_of_range(),
		no_such_organisation: () => m.members_field_no_such_organisation()
	},
	'field'
);
