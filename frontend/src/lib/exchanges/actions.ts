/** What one can do with an exchange, each with its words, what it asks for and where it is sent: one list for every page. */
import { post } from '#lib/api/client.ts';
import { m } from '#lib/paraglide/messages.js';
import type { IconName } from '#lib/ui/icons.ts';
import type { Exchange } from './types.ts';

/** Something that a dialog asks for before an action. */
export interface Asked {
	name: string;
	label: () => string;
	hint?: () => string;
	kind?: 'text' | 'date';
	optional?: boolean;
	limit?: number;
}

export interface Action {
	id: keyof Exchange['abilities'];
	label: () => string;
	icon: IconName;
	title: () => string;
	words?: () => string;
	asks: readonly Asked[];
}

const reason: Asked = { name: 'text', label: m.exchanges_say_reason, hint: m.exchanges_say_reason_hint, limit: 2000 };

export const actions: readonly Action[] = [
	{ id: 'open', label: m.exchanges_act_open, icon: 'ring', title: m.exchanges_ask_open, asks: [{ name: 'note', label: m.exchanges_say_note, optional: true, limit: 2000 }] },
	{ id: 'send_back', label: m.exchanges_act_send_back, icon: 'undo', title: m.exchanges_ask_send_back, asks: [{ name: 'questions', label: m.exchanges_say_questions, limit: 2000 }] },
	{ id: 'decline', label: m.exchanges_act_decline, icon: 'x', title: m.exchanges_ask_decline, asks: [{ ...reason, name: 'reason' }] },
	{ id: 'offer_help', label: m.exchanges_act_offer_help, icon: 'hand', title: m.exchanges_ask_offer_help, asks: [{ name: 'message', label: m.exchanges_say_message, hint: m.exchanges_say_message_hint, limit: 800 }] },
	{ id: 'hold', label: m.exchanges_act_hold, icon: 'clock', title: m.exchanges_ask_hold, asks: [reason, { name: 'review_on', label: m.exchanges_say_review_on, kind: 'date' }] },
	{ id: 'resume', label: m.exchanges_act_resume, icon: 'right', title: m.exchanges_act_resume, asks: [] },
	{ id: 'end_sessions', label: m.exchanges_act_end_sessions, icon: 'check', title: m.exchanges_ask_end_sessions, asks: [] },
	{ id: 'complete', label: m.exchanges_act_complete, icon: 'check', title: m.exchanges_ask_complete, asks: [] },
	{ id: 'close_unmatched', label: m.exchanges_act_close_unmatched, icon: 'x', title: m.exchanges_ask_close_unmatched, asks: [
		{ name: 'tried', label: m.exchanges_say_tried, limit: 2000 },
		{ name: 'alternatives', label: m.exchanges_say_alternatives, limit: 2000 }
	] },
	{ id: 'reopen', label: m.exchanges_act_reopen, icon: 'undo', title: m.exchanges_ask_reopen, asks: [{ name: 'note', label: m.exchanges_say_note, optional: true, limit: 2000 }] },
	{ id: 'add_note', label: m.exchanges_act_add_note, icon: 'edit', title: m.exchanges_ask_add_note, asks: [{ name: 'text', label: m.exchanges_say_note, limit: 2000 }] },
	{ id: 'withdraw', label: m.exchanges_act_withdraw, icon: 'undo', title: m.exchanges_ask_withdraw, words: m.exchanges_withdraw_words, asks: [reason] },
	{ id: 'cancel', label: m.exchanges_act_cancel, icon: 'x', title: m.exchanges_ask_cancel, asks: [reason] }
];

/** Takes an action. The address of an action is its name. */
export async function take(exchange: Exchange, action: Action, values: Record<string, string>, key: string, onBehalf: object): Promise<void> {
	const body = { ...Object.fromEntries(action.asks.map(({ name }) => [name, values[name] ?? ''])), ...onBehalf };
	const name = action.id === 'add_note' ? 'notes' : action.id.replaceAll('_', '-');
	const path = `/api/exchanges/{exchange_id}/${name}` as '/api/exchanges/{exchange_id}/withdraw';
	await post(path, { path: { exchange_id: exchange.id }, body, key });
}
