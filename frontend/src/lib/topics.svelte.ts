import { get } from '#lib/api/client.ts';
import type { components } from '#lib/api/schema.d.ts';
import { language } from '#lib/ui/language.svelte.ts';
import type { Option } from '#lib/ui/option.ts';

type Topic = components['schemas']['TopicOut'];

/** The network's vocabulary, read once a visit and named in the reader's language. */
class Topics {
	#all = $state.raw<readonly Topic[]>([]);
	#reading: Promise<void> | undefined;

	/** Asks for the vocabulary unless it is here already. */
	async load(): Promise<void> {
		this.#reading ??= get('/api/topics').then((all) => {
			this.#all = all;
		});
		await this.#reading;
	}

	name(id: string): string {
		return this.#all.find((topic) => topic.id === id)?.label[language.current] ?? id;
	}

	/** The group at the top under which a topic stands. */
	groupOf(id: string | undefined): string | undefined {
		const parent = this.#all.find((topic) => topic.id === id)?.parent;
		return parent ? this.groupOf(parent) : id;
	}

	/** What a picker offers: each topic with its group beside it, groups themselves last. */
	get options(): Option[] {
		return this.#all
			.map((topic) => ({
				id: topic.id,
				label: topic.label[language.current] ?? topic.id,
				...(topic.parent && { note: this.name(topic.parent) })
			}))
			.sort((a, b) => Number('note' in b) - Number('note' in a) || a.label.localeCompare(b.label, language.tag));
	}
}

export const topics = new Topics();
