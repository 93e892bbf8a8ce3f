import type { IconName } from './icons.ts';

export interface Notice {
	id: number;
	words: string;
	icon: IconName;
	action?: { label: string; run: () => void };
}

const SHOWN_FOR = 6_000;

class Notices {
	toasts = $state<Notice[]>([]);
	/** What the live region says; a screen reader hears it after what it is saying now. */
	spoken = $state('');
	#last = 0;

	/** Confirms what was done, for six seconds. Never for errors, never the only trace of anything. */
	toast(words: string, { icon = 'check', action }: { icon?: IconName; action?: Notice['action'] } = {}): void {
		const notice: Notice = { id: ++this.#last, words, icon, ...(action && { action }) };
		this.toasts = [...this.toasts.slice(-1), notice];
		setTimeout(() => this.dismiss(notice.id), SHOWN_FOR);
	}

	dismiss(id: number): void {
		this.toasts = this.toasts.filter((toast) => toast.id !== id);
	}

	/** Tells people who do not see the screen what changed on it. The same words twice are heard twice. */
	announce(words: string): void {
		this.spoken = words === this.spoken ? `${words}\u00a0` : words;
	}
}

export const notices = new Notices();
export const toast = notices.toast.bind(notices);
export const announce = notices.announce.bind(notices);
