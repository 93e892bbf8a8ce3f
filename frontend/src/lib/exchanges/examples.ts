import { m } from '#lib/paraglide/messages.js';

export interface Example {
	title: () => string;
	challenge: () => string;
	question: () => string;
}

const governance: Example = {
	title: m.exchanges_example_governance_title,
	challenge: m.exchanges_example_governance_challenge,
	question: m.exchanges_example_governance_question
};

const examples: Record<string, Example> = {
	forms: { title: m.exchanges_example_forms_title, challenge: m.exchanges_example_forms_challenge, question: m.exchanges_example_forms_question },
	prevention: { title: m.exchanges_example_prevention_title, challenge: m.exchanges_example_prevention_challenge, question: m.exchanges_example_prevention_question },
	justice: { title: m.exchanges_example_justice_title, challenge: m.exchanges_example_justice_challenge, question: m.exchanges_example_justice_question },
	urban: { title: m.exchanges_example_urban_title, challenge: m.exchanges_example_urban_challenge, question: m.exchanges_example_urban_question },
	social: { title: m.exchanges_example_social_title, challenge: m.exchanges_example_social_challenge, question: m.exchanges_example_social_question },
	pressures: { title: m.exchanges_example_pressures_title, challenge: m.exchanges_example_pressures_challenge, question: m.exchanges_example_pressures_question },
	governance,
	data: { title: m.exchanges_example_data_title, challenge: m.exchanges_example_data_challenge, question: m.exchanges_example_data_question },
	communication: {
		title: m.exchanges_example_communication_title,
		challenge: m.exchanges_example_communication_challenge,
		question: m.exchanges_example_communication_question
	}
};

/** What a good request looks like, by the group of its main topic; one on governance while none is chosen. */
export function exampleOf(group: string | undefined): Example {
	return examples[group ?? ''] ?? governance;
}
